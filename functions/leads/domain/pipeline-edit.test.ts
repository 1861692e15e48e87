import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#kernel/refusal';
import { editPipelines, type PipelineDraft } from './pipeline-edit.ts';
import { standardPipeline } from './standard-pipeline.ts';

const { version: _, ...standard } = standardPipeline;
const refused = (drafts: PipelineDraft[]): string => {
  try {
    editPipelines([standardPipeline], drafts);
    return 'accepted';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};

test('a rename counts the version up, an unchanged pipeline keeps it', () => {
  assert.equal(editPipelines([standardPipeline], [standard])[0]?.version, 1);
  const stages = standard.stages.map((stage) => (stage.key === 'new' ? { ...stage, name: '新线索' } : stage));
  assert.equal(editPipelines([standardPipeline], [{ ...standard, stages }])[0]?.version, 2);
});

test('no lead loses the stage it stands in, nor a customer the pipeline that takes them', () => {
  assert.equal(refused([{ ...standard, stages: standard.stages.filter(({ key }) => key !== 'visit') }]), 'PIPELINE_STAGE_GONE');
  assert.equal(refused([]), 'PIPELINE_GONE');
  assert.equal(refused([{ ...standard, source: 'online' }]), 'PIPELINE_FALLBACK_MISSING');
  assert.equal(refused([standard, { ...standard, id: 'two' }]), 'PIPELINE_TWICE');
});

test('a second pipeline for a brand or source stands beside the first', () => {
  const online = { ...standard, id: 'online', name: '线上', source: 'online' };
  assert.deepEqual(
    editPipelines([standardPipeline], [standard, online]).map(({ id, version }) => [id, version]),
    [
      ['standard', 1],
      ['online', 1],
    ],
  );
});

test('a condition that nobody can meet is refused before anybody is stuck behind it', () => {
  const stages = standard.stages.map((stage) => ({ ...stage, actions: stage.key === 'deal' ? stage.actions : [] }));
  assert.equal(refused([{ ...standard, stages }]), 'PIPELINE_CONDITION_UNMEETABLE');
});
