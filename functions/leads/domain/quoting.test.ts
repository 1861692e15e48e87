import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimLead } from './assignment.ts';
import type { Lead } from './lead.ts';
import { loseLead } from './outcome.ts';
import { followQuote } from './quoting.ts';
import { reportLead } from './report.ts';
import { standardPipeline as pipeline } from './standard-pipeline.ts';

const t0 = '2026-06-01T02:00:00.000Z';
const pool = reportLead({ id: 'ld_1', dealerId: 'd1', storeId: 's1', source: 'walk-in', by: 'gA' }, pipeline, t0).lead;
const lead = claimLead(pool, { id: 'gA', open: 0, cap: 3 }, t0).lead;
const follow = (from: Lead, outcome: 'SHARED' | 'ACCEPTED', quoteId = 'qt_1') =>
  followQuote(from, { quoteId, outcome, by: 'gA' }, pipeline, t0);

test('a shared quote is noted and brings the lead to quoting; a yes brings it on', () => {
  const shared = follow(lead, 'SHARED');
  assert.deepEqual([shared?.lead.stage, shared?.lead.done.QUOTE], ['quote', 'qt_1']);
  assert.deepEqual(shared?.facts.map(({ type }) => type), ['LeadActionDone', 'LeadStageMoved']); // biome-ignore format: short
  const accepted = shared && follow(shared.lead, 'ACCEPTED');
  assert.deepEqual([accepted?.lead.stage, accepted?.facts.map(({ type }) => type)], ['deal', ['LeadStageMoved']]);
});

test('a lead never moves back, nothing happens twice, and what is over stays over', () => {
  const deal = follow(lead, 'ACCEPTED')?.lead;
  assert.equal(deal?.stage, 'deal');
  assert.equal(deal && follow(deal, 'SHARED'), undefined);
  assert.deepEqual(deal && follow(deal, 'SHARED', 'qt_2')?.facts.map(({ type }) => type), ['LeadActionDone']);
  const lost = loseLead(lead, { reason: 'price', by: { id: 'gA', manages: false } }, pipeline, t0).lead;
  assert.equal(follow(lost, 'SHARED'), undefined);
});
