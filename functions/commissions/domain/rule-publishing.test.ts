import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#kernel/refusal';
import { type AskedRule, nextBook, PER_UNIT_MOST_FEN } from './rule-publishing.ts';

const now = '2026-06-18T02:00:00.000Z';
const net = (id: string, more: object = {}): AskedRule => ({ id, match: {}, base: 'NET', rateBps: 200, ...more });
const qty = (perUnitFen: number): AskedRule => ({ id: 'Q', match: {}, base: 'QTY', perUnitFen });
const empty = { version: 0, rules: [] };
const publish = (...rules: AskedRule[]) => nextBook(empty, rules, new Set(['HQ']), now);
const refused = (code: string, ...rules: AskedRule[]) =>
  assert.throws(
    () => publish(...rules),
    (error) => error instanceof Refusal && error.code === code,
    code,
  );

test('a new or changed rule gets the version of the book, one that stays as it was keeps its own', () => {
  const first = publish(net('A', { match: { brand: 'x', sku: 's' } }), net('B'));
  const second = nextBook(first, [net('B', { rateBps: 300 }), net('A', { match: { sku: 's', brand: 'x' } }), net('C')], new Set(), now);
  assert.equal(second.version, 2);
  assert.deepEqual(
    second.rules.map(({ id, version }) => [id, version]),
    [
      ['B', 2],
      ['A', 1],
      ['C', 2],
    ],
  );
  const back = nextBook(second, [net('B')], new Set(), now);
  assert.deepEqual(back.rules, [{ ...net('B'), version: 3 }], 'the old wording again is a version of its own');
});

test('an id twice, or one of head office’s, is refused', () => {
  refused('RULE_TWICE', net('A'), net('A', { rateBps: 1 }));
  refused('RULE_TAKEN', net('HQ'));
});

test('rates hold from nothing to the whole and not beyond', () => {
  assert.equal(publish(net('A', { rateBps: 0 }), net('B', { rateBps: 10_000 })).rules.length, 2);
  refused('RULE_RATE', net('A', { rateBps: -1 }));
  refused('RULE_RATE', net('A', { base: 'MARGIN', rateBps: 10_001 }));
  assert.equal(publish(qty(PER_UNIT_MOST_FEN)).rules.length, 1);
  refused('RULE_PER_UNIT', qty(PER_UNIT_MOST_FEN + 1));
  refused('RULE_PER_UNIT', qty(-1));
  assert.equal(publish(net('A', { deep: { belowBps: 1, factorBps: 0 } })).rules.length, 1);
  refused('RULE_DEEP', net('A', { deep: { belowBps: 0, factorBps: 5000 } }));
  refused('RULE_DEEP', net('A', { deep: { belowBps: 8000, factorBps: 10_001 } }));
});

test('a window that never opens or is over is refused, but a rule that has run out may stay as it was', () => {
  refused('RULE_WINDOW', net('A', { from: '2026-07-01T00:00:00+08:00', to: '2026-06-30T16:00:00Z' }));
  refused('RULE_OVER', net('A', { to: now }));
  const spring = net('A', { to: '2026-03-31T16:00:00.000Z' });
  const then = nextBook(empty, [spring], new Set(), '2026-03-01T00:00:00.000Z');
  assert.deepEqual(nextBook(then, [spring, net('B')], new Set(), now).rules[0], { ...spring, version: 1 });
});
