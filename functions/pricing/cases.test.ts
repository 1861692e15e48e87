import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runPricingCase } from './cases.ts';

const FILE = new URL('../../../shared/cases/pricing.json', import.meta.url);

const halves = {
  id: 'TWO',
  cart: { pricedAt: '2026-06-18T10:00:00+08:00', lines: [{ key: 'A', sku: 'a', cat: 'x', qty: 3, unit: 4000 }] },
  promos: [{ id: 'OFF20', lane: 'ORDER', kind: 'TIERS', tiers: [{ min: 0, off: 2000 }] }],
  refund: { prorata: { A: [1, 3] }, repriceKept: { A: 1 } },
  expect: {
    list: 12000,
    net: 10000,
    discount: 2000,
    lines: [{ key: 'A', list: 12000, net: 10000, alloc: { OFF20: 2000 }, units: [3333, 3333, 3334] }],
    applied: ['OFF20'],
    unabsorbed: {},
    refund: { prorata: { total: 6667, byLine: { A: 6667 } }, reprice: { keepWorth: 2000, refund: 8000 } },
  },
};

test('the shared cases pass', { skip: !existsSync(FILE) }, () => {
  const cases: unknown[] = JSON.parse(readFileSync(FILE, 'utf8'));
  assert.ok(cases.length > 0);
  for (const c of cases) assert.deepEqual(runPricingCase(c), { ok: true }, JSON.stringify(c));
});

test('a case with any figure off by a fen fails and names it', () => {
  assert.deepEqual(runPricingCase(halves), { ok: true });
  const { expect } = halves;
  const wrong: [string, object][] = [
    ['net', { ...expect, net: 9999 }],
    ['line A', { ...expect, lines: [{ ...expect.lines[0], units: [3334, 3333, 3333] }] }],
    ['line keys', { ...expect, lines: [] }],
    ['applied', { ...expect, applied: [] }],
    ['unabsorbed', { ...expect, unabsorbed: { OFF20: 1 } }],
    ['prorata', { ...expect, refund: { ...expect.refund, prorata: { total: 6666, byLine: { A: 6666 } } } }],
    ['reprice', { ...expect, refund: { ...expect.refund, reprice: { keepWorth: 2000, refund: 7999 } } }],
  ];
  for (const [part, expected] of wrong) {
    const { ok, detail = '' } = runPricingCase({ ...halves, expect: expected });
    assert.equal(ok, false);
    assert.ok(detail.startsWith(part), detail);
  }
});

test('what is not a case fails with the reason', () => {
  const { ok, detail = '' } = runPricingCase({ ...halves, promos: [{ id: 'X', lane: 'ORDER', kind: 'MAGIC' }] });
  assert.equal(ok, false);
  assert.match(detail, /promos/);
});
