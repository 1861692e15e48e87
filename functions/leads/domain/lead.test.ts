import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plusDays } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { acceptLead, assignLead, claimLead, type Taker } from './assignment.ts';
import { followUp } from './follow-up.ts';
import type { Lead } from './lead.ts';
import { loseLead, winLead } from './outcome.ts';
import { pauseLead, resumeLead } from './pause.ts';
import { reportLead } from './report.ts';
import { doAction, moveStage } from './stage-move.ts';
import { standardPipeline as pipeline } from './standard-pipeline.ts';

const t0 = '2026-06-01T02:00:00.000Z';
const on = (day: number): string => plusDays(t0, day);
const gA = { id: 'gA', manages: false };
const gB = { id: 'gB', manages: false };
const boss = { id: 'boss', manages: true };
const taker = (id: string, open = 0): Taker => ({ id, open, cap: 3 });
const refusedWith = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

const inPool = (): Lead => reportLead({ id: 'ld_1', dealerId: 'd1', storeId: 's1', source: 'douyin', by: 'hq' }, pipeline, t0).lead;
const ownedByA = (): Lead => claimLead(inPool(), taker('gA'), t0).lead;
const contacted = (lead = ownedByA(), day = 1): Lead =>
  followUp(lead, { by: gA, channel: 'CALL', result: 'interested' }, pipeline, on(day)).lead;
const wonLead = (): Lead => winLead(ownedByA(), { slipId: 'sl_1', by: 'gA' }, pipeline, on(2)).lead;

test('a reported lead lies in the pool, or with the guide who reported it, in the first stage', () => {
  const { lead, fact } = reportLead({ id: 'ld_2', dealerId: 'd1', source: 'walk-in', by: 'gA', guideId: 'gA' }, pipeline, t0);
  assert.deepEqual(lead.state, { kind: 'OWNED', guideId: 'gA', ownedAt: t0, pauses: [] });
  assert.deepEqual([lead.stage, fact.type, inPool().state.kind], ['new', 'LeadReported', 'POOL']);
});

test('a customer with an open lead gets no second one, and the refusal says who has it since when', () => {
  const again = (sameCustomer: Lead) =>
    reportLead({ id: 'ld_3', dealerId: 'd1', source: 'walk-in', by: 'gB' }, pipeline, on(1), sameCustomer);
  assert.throws(() => again(inPool()), refusedWith('LEAD_DUPLICATE'));
  assert.throws(
    () => again(ownedByA()),
    (error: unknown) => error instanceof Refusal && error.facts.guide === 'gA' && error.facts.since === t0,
  );
  assert.doesNotThrow(() => again(wonLead()));
});

test('a claimed lead refuses a second guide', () => {
  assert.throws(() => claimLead(ownedByA(), taker('gB'), on(1)), refusedWith('LEAD_TAKEN'));
  assert.throws(() => claimLead(inPool(), taker('gB', 3), on(1)), refusedWith('LEAD_LIMIT'));
});

test('an assignment moves a lead to another guide and starts the clock anew; to its own guide it is refused', () => {
  const { lead, fact } = assignLead(contacted(), { to: taker('gB'), by: 'boss', acceptBy: on(3) }, on(2));
  assert.deepEqual(lead.state, { kind: 'OWNED', guideId: 'gB', ownedAt: on(2), pauses: [], acceptBy: on(3) });
  assert.deepEqual(fact, {
    type: 'LeadAssigned',
    leadId: 'ld_1',
    at: on(2),
    by: 'boss',
    guideId: 'gB',
    fromGuideId: 'gA',
    acceptBy: on(3),
  });
  assert.throws(() => assignLead(ownedByA(), { to: taker('gA'), by: 'boss' }, on(2)), refusedWith('LEAD_ALREADY_THEIRS'));
  assert.throws(() => assignLead(inPool(), { to: taker('gA', 3), by: 'boss' }, on(2)), refusedWith('LEAD_LIMIT'));
  assert.throws(() => assignLead(inPool(), { to: taker('gA'), by: 'boss', acceptBy: on(2) }, on(2)), refusedWith('ACCEPT_BY_PAST'));
});

test('an assigned lead is accepted by a word or by the first follow-up', () => {
  const assigned = assignLead(inPool(), { to: taker('gB'), by: 'boss', acceptBy: on(3) }, on(2)).lead;
  const accepted = acceptLead(assigned, gB, on(2)).lead;
  const called = followUp(assigned, { by: gB, channel: 'CALL', result: 'no-answer' }, pipeline, on(2)).lead;
  for (const { state } of [accepted, called]) assert.equal('acceptBy' in state, false);
  assert.throws(() => acceptLead(accepted, gB, on(2)), refusedWith('NOTHING_TO_ACCEPT'));
  assert.throws(() => acceptLead(assigned, gA, on(2)), refusedWith('LEAD_NOT_YOURS'));
});

test('only an effective follow-up moves the clock', () => {
  const unanswered = followUp(ownedByA(), { by: gA, channel: 'CALL', result: 'no-answer', nextAt: on(2) }, pipeline, on(1));
  assert.deepEqual([unanswered.lead.effectiveFollowUps, unanswered.lead.state], [0, { ...ownedByA().state, nextAt: on(2) }]);
  const reached = followUp(
    unanswered.lead,
    { by: boss, channel: 'WECOM', result: 'interested', answers: { budget: '2万' } },
    pipeline,
    on(2),
  );
  assert.deepEqual(reached.lead.state, { ...ownedByA().state, lastEffectiveAt: on(2) });
  assert.deepEqual([reached.lead.effectiveFollowUps, reached.lead.answers], [1, { budget: '2万' }]);
});

test('a follow-up by a stranger, on a pool lead, with an unknown result or a past promise is refused', () => {
  const call = { by: gA, channel: 'CALL', result: 'interested' } as const;
  assert.throws(() => followUp(ownedByA(), { ...call, by: gB }, pipeline, on(1)), refusedWith('LEAD_NOT_YOURS'));
  assert.throws(() => followUp(inPool(), call, pipeline, on(1)), refusedWith('LEAD_UNOWNED'));
  assert.throws(() => followUp(ownedByA(), { ...call, result: 'edited' }, pipeline, on(1)), refusedWith('RESULT_UNKNOWN'));
  assert.throws(() => followUp(ownedByA(), { ...call, nextAt: on(1) }, pipeline, on(1)), refusedWith('NEXT_PAST'));
  assert.throws(() => followUp(wonLead(), call, pipeline, on(3)), refusedWith('LEAD_CLOSED'));
});

test('a stage is left only when its conditions hold, and entered only when its own do', () => {
  const move = (lead: Lead, to: string) => moveStage(lead, { to, by: gA }, pipeline, on(3)).lead;
  assert.throws(() => move(ownedByA(), 'visit'), refusedWith('STAGE_EXIT_UNMET'));
  const visit = move(contacted(), 'visit');
  assert.deepEqual([visit.stage, visit.stageSince], ['visit', on(3)]);
  assert.throws(() => move(visit, 'deal'), refusedWith('STAGE_ENTRY_UNMET'));
  const quoting = move(visit, 'quote');
  const quoted = doAction(quoting, { action: 'QUOTE', ref: 'qt_1', by: gA }, pipeline, on(3)).lead;
  assert.equal(move(quoted, 'deal').done.QUOTE, 'qt_1');
  assert.equal(move(quoting, 'visit').stage, 'visit');
});

test('a move to the same, an unknown or an ending stage is refused', () => {
  const move = (to: string) => moveStage(contacted(), { to, by: gA }, pipeline, on(3));
  assert.throws(() => move('new'), refusedWith('STAGE_SAME'));
  assert.throws(() => move('nowhere'), refusedWith('STAGE_UNKNOWN'));
  for (const end of ['won', 'lost']) assert.throws(() => move(end), refusedWith('STAGE_ENDS'));
});

test('an action belongs to the stages that offer it', () => {
  assert.throws(() => doAction(ownedByA(), { action: 'MEASURE', ref: 'm', by: gA }, pipeline, on(1)), refusedWith('ACTION_NOT_HERE'));
});

test('a pause needs a reason and an end within the limit, and only one runs at a time', () => {
  const pause = (lead: Lead, reason: string, until: string) => pauseLead(lead, { reason, until, by: gA }, pipeline, on(1));
  assert.throws(() => pause(ownedByA(), '  ', on(5)), refusedWith('PAUSE_REASON_REQUIRED'));
  assert.throws(() => pause(ownedByA(), '装修中', on(1)), refusedWith('PAUSE_END_PAST'));
  assert.throws(() => pause(ownedByA(), '装修中', on(62)), refusedWith('PAUSE_TOO_LONG'));
  const paused = pause(ownedByA(), '装修中', on(61)).lead;
  assert.throws(() => pause(paused, '装修中', on(5)), refusedWith('PAUSE_RUNNING'));
  const { lead: resumed, fact } = resumeLead(paused, gA, on(4));
  assert.equal(resumed.state.kind === 'OWNED' && resumed.state.pauses[0]?.until, on(4));
  assert.deepEqual([fact.type, fact.type === 'LeadResumed' && fact.pausedAt], ['LeadResumed', on(1)]);
  assert.throws(() => resumeLead(resumed, gA, on(4)), refusedWith('PAUSE_NONE'));
});

test('a won lead is tied to its slip, keeps its guide, and is over', () => {
  const { lead, fact } = winLead(ownedByA(), { slipId: 'sl_1', by: 'gB' }, pipeline, on(2));
  assert.deepEqual(lead.state, { kind: 'WON', slipId: 'sl_1', at: on(2), guideId: 'gA' });
  assert.deepEqual([lead.stage, lead.done.OPEN_SLIP, fact.type, fact.by], ['won', 'sl_1', 'LeadWon', 'gB']);
  assert.equal(winLead(inPool(), { slipId: 'sl_1', by: 'gB' }, pipeline, on(2)).lead.state.kind, 'WON');
  assert.throws(() => winLead(ownedByA(), { slipId: 'sl_', by: 'gA' }, pipeline, on(2)), refusedWith('WON_WITHOUT_SLIP'));
  assert.throws(() => winLead(lead, { slipId: 'sl_2', by: 'gA' }, pipeline, on(3)), refusedWith('LEAD_CLOSED'));
});

test('a lost lead says why', () => {
  const lose = (reason: string) => loseLead(ownedByA(), { reason, note: '预算不够', by: gA }, pipeline, on(2));
  assert.throws(() => lose(''), refusedWith('LOST_REASON_REQUIRED'));
  assert.throws(() => lose('mood'), refusedWith('LOST_REASON_UNKNOWN'));
  const { lead } = lose('price');
  assert.deepEqual([lead.stage, lead.state], ['lost', { kind: 'LOST', guideId: 'gA', at: on(2), reason: 'price', note: '预算不够' }]);
  assert.throws(() => claimLead(lead, taker('gB'), on(3)), refusedWith('LEAD_CLOSED'));
});
