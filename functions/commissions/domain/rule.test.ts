import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CommissionRule, rankedRules, ruleFor } from './rule.ts';

const at = '2026-06-18T10:00:00+08:00';
const guide = { id: 'g', bps: 10000, role: 'guide', storeId: 's1', level: 'senior' };
const goods = { sku: 'mat', series: 'royal', category: 'mattress', brand: 'b1' };

function rule(id: string, more: Partial<Omit<CommissionRule, 'base'>> = {}): CommissionRule {
  return { id, version: 1, match: {}, base: 'NET', rateBps: 100, ...more };
}
const winner = (rules: CommissionRule[]) => ruleFor(goods, guide, rankedRules(rules, at))?.id;

test('the rule for the SKU beats series, category, brand and the rule for everything, whatever their priority', () => {
  const ladder = [
    rule('sku', { match: { sku: 'mat' }, priority: 900 }),
    rule('series', { match: { series: 'royal' }, priority: 800 }),
    rule('category', { match: { category: 'mattress' }, priority: 700 }),
    rule('brand', { match: { brand: 'b1' }, priority: 600 }),
    rule('all', { priority: 1 }),
  ];
  for (let i = 0; i < ladder.length; i += 1) assert.equal(winner(ladder.slice(i).reverse()), ladder[i]?.id);
});

test('among equally specific rules the smaller priority wins, 100 where none is given, then the smaller id', () => {
  assert.equal(winner([rule('a'), rule('b', { priority: 99 })]), 'b');
  assert.equal(winner([rule('b'), rule('a', { priority: 101 })]), 'b');
  assert.equal(winner([rule('b'), rule('a')]), 'a');
});

test('a rule that names several things wants all of them', () => {
  assert.equal(winner([rule('all'), rule('both', { match: { sku: 'mat', brand: 'b2' } })]), 'all');
  assert.equal(winner([rule('all'), rule('both', { match: { sku: 'mat', brand: 'b1' } })]), 'both');
});

test('a rule for a role, store or level pays nobody else', () => {
  assert.equal(winner([rule('manager', { who: { role: 'manager' } })]), undefined);
  assert.equal(winner([rule('other', { who: { storeId: 's2' } })]), undefined);
  assert.equal(winner([rule('mine', { who: { role: 'guide', storeId: 's1', level: 'senior' } })]), 'mine');
  assert.equal(winner([rule('unknown', { match: { series: 'other' } })]), undefined);
});

test('a window holds from its first instant until just before its last, in any offset', () => {
  const windowed = rule('w', { from: '2026-06-18T10:00:00+08:00', to: '2026-06-19T00:00:00+08:00' });
  const liveAt = (instant: string) => rankedRules([windowed], instant).length === 1;
  assert.equal(liveAt('2026-06-18T01:59:59.999Z'), false);
  assert.equal(liveAt('2026-06-18T02:00:00.000Z'), true);
  assert.equal(liveAt('2026-06-18T15:59:59.999Z'), true);
  assert.equal(liveAt('2026-06-18T16:00:00.000Z'), false);
});

test('the order in which rules are kept never decides', () => {
  const text = fc.constantFrom('x', 'y');
  const match = fc.constantFrom({}, { sku: 'mat' }, { series: 'royal' }, { category: 'mattress' }, { brand: 'b1' });
  const rules = fc.uniqueArray(
    fc.record({ id: fc.tuple(text, text, text).map((t) => t.join('')), match, priority: fc.integer({ min: 98, max: 102 }) }),
    { selector: (r) => r.id, minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(rules, (some) => {
      const made = some.map(({ id, ...more }) => rule(id, more));
      assert.equal(winner(made), winner([...made].reverse()));
    }),
    { numRuns: 2000 },
  );
});
