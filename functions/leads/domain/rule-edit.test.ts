import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { epochMs, plusDays } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { type ClockRule, clockRuleFor } from './clock-rule.ts';
import { ladderEnd } from './ladder.ts';
import { draftOf, editRules, type RuleDraft } from './rule-edit.ts';

const now = '2026-06-01T02:00:00.000Z';
const old = '2026-01-01T00:00:00.000Z';
const draft = (id: string, more: Partial<RuleDraft> = {}): RuleDraft => ({
  id,
  match: {},
  idleDays: 7,
  dealDays: 60,
  warnDays: 2,
  managerDays: 1,
  firstContactMinutes: 60,
  coolDownDays: 3,
  graceDays: 3,
  ...more,
});
const rule = (id: string, more: Partial<RuleDraft> = {}): ClockRule => ({ ...draft(id, more), version: 4, publishedAt: old });
const refusedWith = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

test('only a rule whose figures changed gets a new version and a new grace', () => {
  const before = [rule('all'), rule('hot', { match: { grade: 'A' }, idleDays: 4 })];
  const after = editRules(before, [draft('all'), draft('hot', { match: { grade: 'A' }, idleDays: 3 })], undefined, now);
  assert.deepEqual(
    after.map(({ id, version, publishedAt }) => [id, version, publishedAt]),
    [
      ['all', 4, old],
      ['hot', 5, now],
    ],
  );
});

test('leads of a removed rule fall under rules that get a new grace', () => {
  const before = [rule('all', { idleDays: 3 }), rule('calm', { match: { grade: 'C' }, idleDays: 30 })];
  const [all] = editRules(before, [draft('all', { idleDays: 3 })], undefined, now);
  assert.deepEqual([all?.version, all?.publishedAt], [5, now]);
});

test('a store’s own rules leave the dealer’s alone, go before them, and give their leads back with a grace', () => {
  const before = [rule('all'), rule('hot', { match: { grade: 'A' } })];
  const own = draft('own', { match: { storeId: 's1' }, idleDays: 20 });
  const both = editRules(before, [own], 's1', now);
  assert.deepEqual(both.slice(0, 2), before);
  const lead = { storeId: 's1', pipelineId: 'standard', stage: 'new', grade: 'A', source: 'store' };
  assert.equal(clockRuleFor(lead, both)?.id, 'own');
  assert.equal(clockRuleFor({ ...lead, storeId: 's2' }, both)?.id, 'hot');
  const without = editRules(both, [], 's1', now);
  assert.ok(without.every((one) => one.publishedAt === now && one.version === 5));
});

test('the dealer’s rules must leave no lead without a clock, name nothing twice, and warn before they take', () => {
  const edit = (...drafts: RuleDraft[]) => editRules([], drafts, undefined, now);
  assert.throws(() => edit(draft('a', { match: { grade: 'A' } })), refusedWith('RULE_FALLBACK_MISSING'));
  assert.throws(() => edit(draft('a'), draft('b')), refusedWith('RULE_TWICE'));
  assert.throws(() => edit(draft('a', { warnDays: 8 })), refusedWith('RULE_WARNS_LATE'));
  assert.throws(() => edit(draft('a', { managerDays: 3 })), refusedWith('RULE_WARNS_LATE'));
});

const days = fc.integer({ min: 1, max: 30 });
const match = fc.record(
  { grade: fc.constantFrom('A', 'B'), stage: fc.constantFrom('new', 'quote'), source: fc.constantFrom('store', 'online') },
  { requiredKeys: [] },
);
const drafts = fc
  .uniqueArray(fc.record({ match, idleDays: days }), { maxLength: 5, selector: (one) => JSON.stringify(Object.entries(one.match).sort()) })
  .map((some) => some.filter((one) => Object.keys(one.match).length > 0))
  .chain((some) => days.map((idleDays) => [{ match: {}, idleDays }, ...some]))
  .map((some) => some.map((one) => draft(JSON.stringify(one.match), { ...one, warnDays: 1 })));
const lead = fc.record({
  grade: fc.constantFrom('A', 'B', 'C'),
  stage: fc.constantFrom('new', 'quote'),
  source: fc.constantFrom('store', 'online'),
});

test('whatever is edited, no lead that was not due goes back before the grace has passed', () => {
  fc.assert(
    fc.property(drafts, drafts, lead, fc.integer({ min: 1, max: 40 }), (first, second, what, ownedAgo) => {
      const facts = { ownedAt: plusDays(now, -ownedAgo) };
      const before: ClockRule[] = first.map((one) => ({ ...one, version: 1, publishedAt: old }));
      const after = editRules(before, second, undefined, now);
      const of = (rules: ClockRule[]) => clockRuleFor({ ...what, pipelineId: 'standard' }, rules);
      const [was, is] = [of(before), of(after)];
      assert.ok(was && is);
      if (epochMs(ladderEnd(facts, was).recycleAt) <= epochMs(now)) return;
      const end = epochMs(ladderEnd(facts, is).recycleAt);
      assert.ok(end >= Math.min(epochMs(plusDays(now, 3)), epochMs(ladderEnd(facts, was).recycleAt)), 'not sooner than the grace');
    }),
    { numRuns: 5000 },
  );
});

test('a rule edited and edited back is a new version each time, as people see in its history', () => {
  const once = editRules([rule('all')], [draft('all', { idleDays: 9 })], undefined, now);
  const twice = editRules(once, [draft('all')], undefined, now);
  assert.deepEqual([once[0]?.version, twice[0]?.version], [5, 6]);
  assert.deepEqual(twice.map(draftOf), [draft('all')]);
});
