import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#kernel/refusal';
import { type Pipeline, pipelineFor, type Stage } from './pipeline.ts';
import { checkPipeline } from './pipeline-check.ts';
import { standardPipeline } from './standard-pipeline.ts';

const refusedWith = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;
const withStages = (change: (stages: Stage[]) => Stage[]): Pipeline => ({
  ...standardPipeline,
  stages: change([...standardPipeline.stages]),
});

test('the standard pipeline can be published', () => {
  assert.doesNotThrow(() => checkPipeline(standardPipeline));
});

test('a pipeline in which a lead could get stuck is refused with the reason', () => {
  const stage = (more: Partial<Stage>): Stage => ({ key: 'x', name: 'x', kind: 'OPEN', entry: [], exit: [], actions: [], ...more });
  const refusals: [string, Pipeline][] = [
    ['PIPELINE_KIND_MISSING', withStages((stages) => stages.filter((s) => s.kind !== 'LOST'))],
    ['PIPELINE_KIND_MISSING', withStages((stages) => stages.filter((s) => s.kind !== 'OPEN'))],
    ['PIPELINE_KIND_TWICE', withStages((stages) => [...stages, stage({ kind: 'WON' })])],
    ['PIPELINE_STAGE_TWICE', withStages((stages) => [...stages, stage({ key: 'new' })])],
    [
      'PIPELINE_END_NOT_FREE',
      withStages((stages) => stages.map((s) => (s.kind === 'WON' ? { ...s, exit: [{ kind: 'ANSWERED', question: 'q' }] } : s))),
    ],
    ['PIPELINE_CONDITION_UNMEETABLE', withStages((stages) => [stage({ exit: [{ kind: 'ACTION_DONE', action: 'MEASURE' }] }), ...stages])],
    [
      'PIPELINE_CONDITION_UNMEETABLE',
      withStages((stages) => [stage({ entry: [{ kind: 'ACTION_DONE', action: 'MEASURE' }], actions: ['MEASURE'] }), ...stages]),
    ],
    ['PIPELINE_RESULTS_MISSING', { ...standardPipeline, results: standardPipeline.results.filter((r) => !r.effective) }],
    ['PIPELINE_REASONS_MISSING', { ...standardPipeline, lostReasons: [] }],
  ];
  for (const [code, pipeline] of refusals) assert.throws(() => checkPipeline(pipeline), refusedWith(code), code);
});

test('a lead gets the pipeline of its brand and source, the brand first', () => {
  const pipelines: Pipeline[] = [
    standardPipeline,
    { ...standardPipeline, id: 'brand', brand: 'b1' },
    { ...standardPipeline, id: 'source', source: 'douyin' },
    { ...standardPipeline, id: 'both', brand: 'b2', source: 'douyin' },
  ];
  const chosen = (source: string, brand?: string) => pipelineFor(pipelines, { source, ...(brand ? { brand } : {}) })?.id;
  assert.equal(chosen('walk-in'), 'standard');
  assert.equal(chosen('douyin'), 'source');
  assert.equal(chosen('douyin', 'b1'), 'brand');
  assert.equal(chosen('douyin', 'b2'), 'both');
  assert.equal(chosen('walk-in', 'b2'), 'standard');
});
