import assert from 'node:assert/strict';
import { test } from 'node:test';
import { priceDiff } from './price-diff.ts';

const line = (lineKey: string, netFen: number) => ({ lineKey, name: lineKey, netFen });
const why = (promotionId: string, fen: number, outcome = 'applied') => ({ promotionId, name: promotionId, outcome, fen });
const quote = (lines: ReturnType<typeof line>[], whys: ReturnType<typeof why>[]) => ({
  netFen: lines.reduce((sum, { netFen }) => sum + netFen, 0),
  lines,
  why: whys,
});

test('the same price has nothing to tell, also where a kit has split a line', () => {
  assert.equal(priceDiff(quote([line('A', 300)], []), quote([line('A', 100), line('A~pm_1', 200)], [])), undefined);
});

test('each line and each discount that changed is named with before and after', () => {
  const before = quote([line('A', 900), line('B', 500)], [why('spring', 100), why('beaten', 0, 'beaten')]);
  const after = quote([line('A', 950), line('B', 500)], [why('summer', 50)]);
  assert.deepEqual(priceDiff(before, after), {
    beforeFen: 1400,
    afterFen: 1450,
    lines: [{ id: 'A', name: 'A', beforeFen: 900, afterFen: 950 }],
    discounts: [
      { id: 'spring', name: 'spring', beforeFen: 100, afterFen: 0 },
      { id: 'summer', name: 'summer', beforeFen: 0, afterFen: 50 },
    ],
  });
});

test('lines that change among themselves are told although the sum is the same', () => {
  const diff = priceDiff(quote([line('A', 900), line('B', 500)], []), quote([line('A', 500), line('B', 900)], []));
  assert.equal(diff?.lines.length, 2);
});
