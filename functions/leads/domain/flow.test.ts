import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignLead, claimLead } from './assignment.ts';
import { flowOf, givenOf } from './flow.ts';
import { winLead } from './outcome.ts';
import { reportLead } from './report.ts';
import { standardPipeline as pipeline } from './standard-pipeline.ts';

const march = '2026-03-30T02:00:00.000Z';
const april = '2026-04-02T02:00:00.000Z';
const pooled = reportLead({ id: 'ld_1', dealerId: 'd1', source: 'online', by: 'hq', grade: 'A' }, pipeline, march).lead;
const owned = claimLead(pooled, { id: 'gA', open: 0, cap: 9 }, march).lead;

test('a stage is left after as long as the lead stood in it, in the month in which it was left', () => {
  const won = winLead(owned, { slipId: 'sl_1', by: 'gA' }, pipeline, april).lead;
  const place = { source: 'online', pipelineId: 'standard', guideId: 'gA', month: '2026-04' };
  assert.deepEqual(flowOf(owned, won), [
    { place: { ...place, stage: 'new' }, add: { to: 'won', staySeconds: 3 * 86_400 } },
    { place: { ...place, stage: 'won' }, add: { entered: 1 } },
  ]);
  assert.deepEqual(flowOf(pooled, owned), [], 'a claim moves no stage');
});

test('a win stands in the month in which the guide got the lead', () => {
  const won = winLead(owned, { slipId: 'sl_1', by: 'gB' }, pipeline, april).lead;
  const place = { month: '2026-03', guideId: 'gA', source: 'online', grade: 'A' };
  assert.deepEqual(givenOf(pooled, owned, 0), [{ place, add: { given: 1 } }]);
  assert.deepEqual(givenOf(owned, won, 500), [{ place, add: { won: 1, wonFen: 500 } }]);
  assert.deepEqual(givenOf(owned, { ...owned, effectiveFollowUps: 2 }, 0), []);
});

test('a lead that is given on leaves the one and comes to the other; a new grade moves it', () => {
  const given = assignLead(owned, { to: { id: 'gB', open: 0, cap: 9 }, by: 'boss' }, april).lead;
  const kind = { source: 'online', grade: 'A' };
  assert.deepEqual(givenOf(owned, given, 0), [
    { place: { month: '2026-03', guideId: 'gA', ...kind }, add: { moved: 1 } },
    { place: { month: '2026-04', guideId: 'gB', ...kind }, add: { given: 1 } },
  ]);
  const place = { month: '2026-03', guideId: 'gA', source: 'online' };
  assert.deepEqual(givenOf(owned, { ...owned, grade: 'B' }, 0), [
    { place: { ...place, grade: 'A' }, add: { given: -1 } },
    { place: { ...place, grade: 'B' }, add: { given: 1 } },
  ]);
});
