import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runCommissionCase } from './cases.ts';

const file = '../shared/cases/commission.json';

test('the shared commission cases hold', { skip: existsSync(file) ? false : `${file} is not there` }, () => {
  const cases: unknown = JSON.parse(readFileSync(file, 'utf8'));
  assert.ok(Array.isArray(cases) && cases.length > 0);
  for (const c of cases) assert.deepEqual(runCommissionCase(c), { ok: true });
});

const order = {
  op: 'order',
  order: {
    lines: [
      { key: 'L1', sku: 'a', qty: 2, list: 1000, net: 900, cost: 500 },
      { key: 'L2', sku: 'b', qty: 1, list: 0, net: 0, cost: 100, gift: true },
    ],
    participants: [{ id: 'g', bp: 10000 }],
  },
  rules: [{ id: 'R', match: {}, base: 'QTY', perUnit: 50 }],
  expect: {
    rebate: {},
    lines: { L1: { rule: 'R', amount: 100, entries: { g: 100 } }, L2: { rule: null, amount: 0, entries: {} } },
    byParticipant: { g: 100 },
    total: 100,
  },
};

test('a case that holds passes, and one with a fen, a rule or a guide changed does not', () => {
  assert.deepEqual(runCommissionCase(order), { ok: true });
  const changed = (change: object) => runCommissionCase({ ...order, expect: { ...order.expect, ...change } }).ok;
  assert.equal(changed({ total: 101 }), false);
  assert.equal(changed({ byParticipant: { h: 100 } }), false);
  assert.equal(changed({ rebate: { p: 1 } }), false);
  assert.equal(changed({ lines: { ...order.expect.lines, L1: { rule: 'Q', amount: 100, entries: { g: 100 } } } }), false);
  assert.equal(changed({ lines: { L1: order.expect.lines.L1, L2: { rule: 'R', amount: 0, entries: {} } } }), true);
  assert.equal(changed({ lines: { L1: order.expect.lines.L1, L2: { rule: 'R', amount: 50, entries: { g: 50 } } } }), false);
});

test('a split that is not whole passes only where the refusal is expected', () => {
  const broken = { ...order, order: { ...order.order, participants: [{ id: 'g', bp: 9999 }] } };
  assert.deepEqual(runCommissionCase(broken), { ok: false, detail: 'refused: SPLIT_NOT_WHOLE' });
  assert.deepEqual(runCommissionCase({ ...broken, expect: { refused: 'SPLIT_NOT_WHOLE' } }), { ok: true });
});

test('a pool split anew can take from somebody', () => {
  const alabama = { op: 'alabama', weights: { a: 6, b: 6, c: 2 }, pools: [10, 11] };
  const splits = [
    { a: 4, b: 4, c: 2 },
    { a: 5, b: 5, c: 1 },
  ];
  assert.deepEqual(runCommissionCase({ ...alabama, expect: { splits, monotone: false } }), { ok: true });
  assert.equal(runCommissionCase({ ...alabama, expect: { splits, monotone: true } }).ok, false);
  assert.equal(runCommissionCase({ ...alabama, expect: { splits: [splits[0], splits[0]], monotone: false } }).ok, false);
});

test('what is not a case is told, not thrown', () => {
  assert.equal(runCommissionCase({ op: 'unheard' }).ok, false);
  assert.equal(runCommissionCase(7).ok, false);
  assert.equal(runCommissionCase({ op: 'tier', plan: {}, expect: [] }).ok, false);
});
