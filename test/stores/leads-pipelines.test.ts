import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { handler as leads } from '#leads/routes';
import { openLeadsDesk } from '../builders/leads-desk.ts';

const { world, admin, guide, manager, stranger, report, step } = await openLeadsDesk();
after(() => world.stop());

const shown = async (by = admin) => (await world.call(leads, 'GET /leads/pipelines', { token: by.token })).body;
const draftsOf = ({ items }: { items: { version?: number }[] }) => items.map(({ version: _, ...pipeline }) => pipeline);
const save = (body: object, by = admin) => world.call(leads, 'PUT /leads/pipelines', { token: by.token, body });

test('a pipeline for one source begins with its own leads; its conditions hold from the next step on', async () => {
  const before = await shown();
  const [standard] = draftsOf(before);
  assert.ok(standard);
  const stages = Object(standard).stages.map((stage: { stage: string; exit: object[] }) =>
    stage.stage === 'new' ? { ...stage, exit: [...stage.exit, { kind: 'ACTION_DONE', what: 'SHARE_CASE' }] } : stage,
  );
  const online = { ...standard, pipelineId: 'online', name: '活动', source: 'event', stages };
  const saved = await save({ version: before.version, pipelines: [standard, online] });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  const { leadId } = await report(guide, { source: 'event' });
  await step(guide, leadId, 'follow-ups', { result: 'interested' });
  const refused = await step(guide, leadId, 'stage', { stage: 'visit' });
  assert.deepEqual([refused.body.code, refused.body.facts.what], ['STAGE_EXIT_UNMET', '分享案例']);
  await step(guide, leadId, 'actions', { action: 'SHARE_CASE', ref: 'case-1' });
  assert.equal((await step(guide, leadId, 'stage', { stage: 'visit' })).status, 200);
});

test('what was saved meanwhile, a stage taken away and another dealer’s eyes are refused', async () => {
  const now = await shown();
  const drafts = draftsOf(now);
  assert.equal((await save({ version: now.version - 1, pipelines: drafts })).body.code, 'CHANGED');
  const [first, ...others] = drafts;
  const short = { ...first, stages: Object(first).stages.filter(({ stage }: { stage: string }) => stage !== 'visit') };
  assert.equal((await save({ version: now.version, pipelines: [short, ...others] })).body.code, 'PIPELINE_STAGE_GONE');
  assert.equal((await save({ version: now.version, pipelines: drafts }, manager)).status, 403);
  assert.equal((await shown(stranger)).items.length, 1);
});
