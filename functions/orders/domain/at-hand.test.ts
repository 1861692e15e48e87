import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instantOf } from '#kernel/instant';
import {
  customersAtHand,
  type GoodsAtHand,
  goodsAtHand,
  NO_SALES,
  type RecentSales,
  remembered,
  SALES_KEPT,
  type SaleAtHand,
} from './at-hand.ts';

const goods = (skuId: string, name = skuId): GoodsAtHand => ({ skuId, name, spec: '', unit: '件', serialised: false });
const sale = (n: number, skus: string[], memberId?: string): SaleAtHand => ({
  ...{ slipId: `sl_${String(n).padStart(3, '0')}`, at: instantOf(n * 60_000), goods: skus.map((skuId) => goods(skuId)) },
  ...(memberId ? { memberId } : {}),
});
const all = (sales: readonly SaleAtHand[]): RecentSales => sales.reduce(remembered, NO_SALES);

test('what is sold most often comes first, of equals what was sold last; favourites are not said twice', () => {
  const recent = all([sale(1, ['lamp']), sale(2, ['tent']), sale(3, ['lamp', 'boots'])]);
  assert.deepEqual(
    goodsAtHand(recent, []).map(({ skuId }) => skuId),
    ['lamp', 'boots', 'tent'],
  );
  assert.deepEqual(
    goodsAtHand(recent, [goods('lamp')]).map(({ skuId }) => skuId),
    ['boots', 'tent'],
  );
});

test('the last customers, each once; who bought without a number is none', () => {
  const recent = all([sale(1, ['lamp'], 'chen'), sale(2, ['lamp'], 'li'), sale(3, ['lamp']), sale(4, ['lamp'], 'chen')]);
  assert.deepEqual(customersAtHand(recent), ['chen', 'li']);
});

test('in whatever order sales are told, and however often, the same ones are remembered, and never more than are kept', () => {
  const told = fc.shuffledSubarray(Array.from({ length: 45 }, (_, n) => sale(n, [`sku${n % 7}`], `m${n % 4}`)));
  fc.assert(
    fc.property(told, fc.array(fc.nat(44)), (sales, again) => {
      const recent = all(sales);
      assert.ok(recent.sales.length <= SALES_KEPT);
      const inOrder = all([...sales].sort((a, b) => (a.at < b.at ? -1 : 1)));
      assert.deepEqual(recent, inOrder);
      const repeats = again.flatMap((n) => sales[n] ?? []);
      assert.deepEqual(repeats.reduce(remembered, recent), recent);
    }),
  );
});

test('a name that changed is that of the last sale', () => {
  const older = { ...sale(1, []), goods: [goods('lamp', '旧名')] };
  const newer = { ...sale(2, []), goods: [goods('lamp', '新名')] };
  assert.equal(goodsAtHand(all([newer, older]), [])[0]?.name, '新名');
});
