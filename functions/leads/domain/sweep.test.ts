import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { epochMs, plusDays, plusSeconds } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { assignLead, claimLead } from './assignment.ts';
import type { BusinessCalendar } from './calendar.ts';
import type { ClockRule } from './clock-rule.ts';
import { followUp } from './follow-up.ts';
import { type Lead, type Owned, ownedBy } from './lead.ts';
import { pauseLead } from './pause.ts';
import { reportLead } from './report.ts';
import { standardPipeline as pipeline } from './standard-pipeline.ts';
import { compareAndSet, nextDue, recycleLead, warnLead } from './sweep.ts';

const t0 = '2026-06-01T02:00:00.000Z';
const on = (day: number): string => plusDays(t0, day);
const calendar: BusinessCalendar = { offsetMinutes: 480, open: '09:00', close: '21:00', closedDays: [] };
const rule: ClockRule = {
  id: 'r',
  version: 4,
  match: {},
  idleDays: 7,
  dealDays: 30,
  warnDays: 2,
  managerDays: 1,
  firstContactMinutes: 240,
  coolDownDays: 14,
  publishedAt: on(-30),
  graceDays: 3,
};
const gA = { id: 'gA', manages: false };
const lead: Lead = reportLead({ id: 'ld_1', dealerId: 'd1', source: 'walk-in', by: 'gA', guideId: 'gA' }, pipeline, t0).lead;
const refusedWith = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

test('versions that agree are DONE, others SKIPPED', () => {
  assert.deepEqual([compareAndSet(3, 3), compareAndSet(4, 3)], ['DONE', 'SKIPPED']);
});

test('an overdue lead goes to the pool with all that a replay needs, and its guide cools down', () => {
  const swept = recycleLead(lead, 0, rule, on(8));
  assert.ok(swept.outcome === 'DONE');
  assert.deepEqual(swept.lead.state, { kind: 'POOL', since: on(8), cooling: { guideId: 'gA', until: on(22) } });
  const moved = { fromGuideId: 'gA', reason: 'IDLE', ruleId: 'r', ruleVersion: 4, ownedAt: t0, recycleAt: on(7), rule, pauses: [] };
  assert.deepEqual(swept.fact, { type: 'LeadRecycled', leadId: 'ld_1', at: on(8), by: 'clock', ...moved });
  const take = (id: string, day: number) => claimLead(swept.lead, { id, open: 0, cap: 9 }, on(day));
  assert.throws(() => take('gA', 21), refusedWith('LEAD_COOLING'));
  assert.throws(() => assignLead(swept.lead, { to: { id: 'gA', open: 0, cap: 9 }, by: 'boss' }, on(21)), refusedWith('LEAD_COOLING'));
  assert.equal(take('gB', 8).lead.state.kind, 'OWNED');
  assert.equal(take('gA', 22).lead.state.kind, 'OWNED');
});

test('a follow-up between look and act saves the lead', () => {
  const reached = followUp(lead, { by: gA, channel: 'CALL', result: 'interested' }, pipeline, on(7)).lead;
  assert.deepEqual(recycleLead({ ...reached, rev: 1 }, 0, rule, on(8)), { outcome: 'SKIPPED', why: 'CHANGED' });
  assert.deepEqual(recycleLead({ ...reached, rev: 1 }, 1, rule, on(8)), { outcome: 'SKIPPED', why: 'NOT_DUE' });
});

test('a lead in the pool, a paused one and one that is not due stay where they are', () => {
  const swept = recycleLead(lead, 0, rule, on(8));
  assert.ok(swept.outcome === 'DONE');
  assert.deepEqual(recycleLead(swept.lead, 0, rule, on(9)), { outcome: 'SKIPPED', why: 'NOT_OWNED' });
  const paused = pauseLead(lead, { reason: '装修中', until: on(20), by: gA }, pipeline, on(1)).lead;
  assert.deepEqual(recycleLead(paused, 0, rule, on(20)), { outcome: 'SKIPPED', why: 'NOT_DUE' });
  assert.equal(recycleLead(paused, 0, rule, on(26)).outcome, 'DONE');
});

test('each warning is told once per due time, and again when the due time has moved', () => {
  const warn = (from: Lead, day: number) => warnLead(from, 'WARN_GUIDE', from.rev, rule, calendar, on(day));
  assert.deepEqual(warn(lead, 4), { outcome: 'SKIPPED', why: 'NOT_DUE' });
  const first = warn(lead, 5);
  assert.ok(first.outcome === 'DONE');
  assert.deepEqual(warn(first.lead, 6), { outcome: 'SKIPPED', why: 'TOLD' });
  const reached = followUp(first.lead, { by: gA, channel: 'CALL', result: 'interested' }, pipeline, on(6)).lead;
  assert.deepEqual(warn(reached, 10), { outcome: 'SKIPPED', why: 'NOT_DUE' });
  assert.equal(warn(reached, 11).outcome, 'DONE');
});

test('no warning comes after the recycling, none for a lead that changed or is nobody’s', () => {
  assert.deepEqual(warnLead(lead, 'WARN_GUIDE', 0, rule, calendar, on(7)), { outcome: 'SKIPPED', why: 'NOT_DUE' });
  assert.deepEqual(warnLead(lead, 'WARN_GUIDE', 1, rule, calendar, on(6)), { outcome: 'SKIPPED', why: 'CHANGED' });
  const inPool: Lead = { ...lead, state: { kind: 'POOL', since: t0 } };
  assert.deepEqual(warnLead(inPool, 'WARN_GUIDE', 0, rule, calendar, on(6)), { outcome: 'SKIPPED', why: 'NOT_OWNED' });
});

test('the next due time walks down the ladder as its steps are told', () => {
  const state = ownedBy('gA', t0);
  const told = { FIRST_CONTACT: '2026-06-01T06:00:00.000Z', WARN_GUIDE: on(5), WARN_MANAGER: on(6) };
  assert.equal(nextDue(state, rule, calendar), told.FIRST_CONTACT);
  assert.equal(nextDue({ ...state, told: { FIRST_CONTACT: told.FIRST_CONTACT } }, rule, calendar), on(5));
  assert.equal(nextDue({ ...state, told }, rule, calendar), on(7));
});

type Event = { kind: 'reach' | 'miss' | 'pause'; afterHours: number; days: number };
const events = fc.array(
  fc.record({
    kind: fc.constantFrom<Event['kind']>('reach', 'miss', 'pause'),
    afterHours: fc.integer({ min: 1, max: 200 }),
    days: fc.integer({ min: 1, max: 20 }),
  }),
  { maxLength: 12 },
);

/** Lets two sweeps act on everything due until `now`, each on the same row it saw; the second one must find nothing left to do. */
function sweepTwice(start: Lead, until: string, warned: string[]): Lead {
  let current = start;
  for (let guard = 0; current.state.kind === 'OWNED'; guard += 1) {
    assert.ok(guard < 100);
    const due = nextDue(current.state, rule, calendar);
    if (epochMs(due) > epochMs(until)) return current;
    const { rev } = current;
    const steps = (['FIRST_CONTACT', 'WARN_GUIDE', 'WARN_MANAGER'] as const).map((step) =>
      warnLead(current, step, rev, rule, calendar, due),
    );
    const swept = [recycleLead(current, rev, rule, due), ...steps].find((s) => s.outcome === 'DONE');
    assert.ok(swept?.outcome === 'DONE');
    if (swept.fact.type === 'LeadWarned') warned.push(`${swept.fact.step} ${due}`);
    else assertRanOut(current.state, due);
    const stored = { ...swept.lead, rev: rev + 1 };
    assert.equal(recycleLead(stored, rev, rule, due).outcome, 'SKIPPED');
    current = stored;
  }
  return current;
}

/** Pauses only push the end out, so neither limit may be undercut. */
function assertRanOut(state: Owned, at: string): void {
  const idle = epochMs(at) - epochMs(state.lastEffectiveAt ?? state.ownedAt);
  assert.ok(idle >= 7 * 86_400_000 || epochMs(at) - epochMs(state.ownedAt) >= 30 * 86_400_000);
}

test('over any history no lead is recycled early or twice, and no warning is told twice for one due time', () => {
  fc.assert(
    fc.property(events, (history) => {
      let current = lead;
      let now = t0;
      const warned: string[] = [];
      for (const { kind, afterHours, days } of history) {
        now = plusSeconds(now, afterHours * 3600);
        current = sweepTwice(current, now, warned);
        if (current.state.kind !== 'OWNED') break;
        current = { ...act(current, kind, now, days), rev: current.rev + 1 };
      }
      current = sweepTwice(current, plusDays(now, 100), warned);
      assert.ok(current.state.kind === 'POOL');
      assert.equal(new Set(warned).size, warned.length);
    }),
    { numRuns: 1000 },
  );
});

function act(current: Lead, kind: Event['kind'], now: string, days: number): Lead {
  if (kind !== 'pause')
    return followUp(current, { by: gA, channel: 'CALL', result: kind === 'reach' ? 'interested' : 'no-answer' }, pipeline, now).lead;
  try {
    return pauseLead(current, { reason: '出差', until: plusDays(now, days), by: gA }, pipeline, now).lead;
  } catch (error) {
    assert.ok(error instanceof Refusal && error.code === 'PAUSE_RUNNING');
    return current;
  }
}
