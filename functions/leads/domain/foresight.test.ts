import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { epochMs, plusDays, plusSeconds } from '#kernel/instant';
import type { BusinessCalendar } from './calendar.ts';
import type { ClockRule } from './clock-rule.ts';
import { foresee } from './foresight.ts';
import { type Lead, ownedBy } from './lead.ts';
import { replayRecycle } from './replay.ts';
import { reportLead } from './report.ts';
import { standardPipeline } from './standard-pipeline.ts';
import { nextDue, recycleLead, warnLead } from './sweep.ts';

const t0 = '2026-06-01T02:00:00.000Z';
const calendar: BusinessCalendar = { offsetMinutes: 480, open: '09:00', close: '21:00', closedDays: ['2026-06-02'] };
const steps = ['FIRST_CONTACT', 'WARN_GUIDE', 'WARN_MANAGER'] as const;
const hours = fc.integer({ min: 0, max: 24 * 40 });

const scenes = fc.record({
  idleDays: fc.integer({ min: 2, max: 20 }),
  dealDays: fc.integer({ min: 20, max: 40 }),
  publishedAgo: fc.integer({ min: 0, max: 30 }),
  lookedAfter: hours,
  reached: fc.option(hours, { nil: undefined }),
  paused: fc.option(fc.record({ after: hours, days: fc.integer({ min: 1, max: 9 }) }), { nil: undefined }),
});
type Scene = typeof scenes extends fc.Arbitrary<infer T> ? T : never;

const at = (afterHours: number): string => plusSeconds(t0, afterHours * 3600);

function leadOf({ reached, paused }: Scene): Lead {
  const { lead } = reportLead({ id: 'ld_1', dealerId: 'd1', source: 'store', by: 'g', guideId: 'g' }, standardPipeline, t0);
  const pauses = paused ? [{ reason: '出差', from: at(paused.after), until: plusDays(at(paused.after), paused.days) }] : [];
  return { ...lead, state: { ...ownedBy('g', t0), pauses, ...(reached === undefined ? {} : { lastEffectiveAt: at(reached) }) } };
}

const ruleOf = ({ idleDays, dealDays, publishedAgo, lookedAfter }: Scene): ClockRule => ({
  id: 'r',
  version: 2,
  match: {},
  idleDays,
  dealDays,
  warnDays: 2,
  managerDays: 1,
  firstContactMinutes: 240,
  coolDownDays: 3,
  publishedAt: plusDays(at(lookedAfter), -publishedAgo),
  graceDays: 3,
});

/** What the sweep really does from `now` on, minute for minute as its index tells it. */
function swept(start: Lead, rule: ClockRule, now: string) {
  const warnings: { step: string; at: string }[] = [];
  let lead = start;
  let clock = now;
  for (let turn = 0; turn < 20; turn += 1) {
    if (lead.state.kind !== 'OWNED') break;
    const due = nextDue(lead.state, rule, calendar);
    if (epochMs(due) > epochMs(clock)) clock = due;
    const taken = recycleLead(lead, lead.rev, rule, clock);
    if (taken.outcome === 'DONE') return { warnings, move: taken.fact };
    const told = steps.map((step) => warnLead(lead, step, lead.rev, rule, calendar, clock)).find((one) => one.outcome === 'DONE');
    assert.ok(told?.outcome === 'DONE' && told.fact.type === 'LeadWarned');
    warnings.push({ step: told.fact.step, at: clock });
    lead = told.lead;
  }
  throw new Error('the sweep never took it');
}

test('what is foreseen is what the sweep then does, warning for warning, to the minute', () => {
  fc.assert(
    fc.property(scenes, (scene) => {
      const [lead, rule, now] = [leadOf(scene), ruleOf(scene), at(scene.lookedAfter)];
      assert.ok(lead.state.kind === 'OWNED');
      const seen = foresee(lead.state, rule, calendar, now);
      const { warnings, move } = swept(lead, rule, now);
      assert.ok(move.type === 'LeadRecycled');
      assert.deepEqual([seen.recycleAt, seen.reason], [move.at, move.reason]);
      const order = (all: readonly { step: string; at: string }[]) => all.map((one) => `${one.at} ${one.step}`).sort();
      assert.deepEqual(order(seen.warnings), order(warnings));
    }),
    { numRuns: 2000 },
  );
});

test('every move that the sweep makes replays to the same instant and reason from what it recorded', () => {
  fc.assert(
    fc.property(scenes, (scene) => {
      const { move } = swept(leadOf(scene), ruleOf(scene), at(scene.lookedAfter));
      assert.ok(move.type === 'LeadRecycled');
      const replay = replayRecycle(move);
      assert.ok(replay?.agrees, JSON.stringify(replay));
      const wrong = replayRecycle({ ...move, recycleAt: plusSeconds(move.recycleAt, 1) });
      assert.equal(wrong?.agrees, false, 'a move that the rule does not explain is seen');
    }),
    { numRuns: 2000 },
  );
});

test('a move of older days, without its rule, is not made up', () => {
  const { move } = swept(leadOf({ ...SCENE }), ruleOf(SCENE), t0);
  assert.ok(move.type === 'LeadRecycled');
  const { rule: _, ...bare } = move;
  assert.equal(replayRecycle(bare), undefined);
});

const SCENE: Scene = { idleDays: 7, dealDays: 30, publishedAgo: 30, lookedAfter: 0, reached: undefined, paused: undefined };
