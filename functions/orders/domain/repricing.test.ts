import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { priceCart } from '#pricing/domain/price-cart';
import type { Promotion } from '#pricing/domain/promotion';
import { heldFen } from './repricing.ts';
import { plannedReturn, unitsBack } from './return.ts';
import { AT, booked, soldBy } from './sold.fixture.ts';

const tiers = (off: number, refund: 'REPRICE' | 'PRORATA' = 'REPRICE'): Promotion => ({
  id: 'pm_1',
  lane: 'ORDER',
  kind: 'TIERS',
  tiers: [{ min: 30_000, off }],
  refund,
});
const three = [1, 2, 3].map(() => ({ unitFen: 10_000, qty: 1 }));

test('满300减50, one of three comes back: 50.00 where what stays is priced again, 83.33 by shares', () => {
  const again = plannedReturn(soldBy(three, [tiers(5000)]), [{ lineKey: 'L1', qty: 1 }]);
  assert.deepEqual([again.goodsFen, again.refundFen], [8333, 5000]);
  assert.deepEqual(again.repriced, [{ promotionId: 'pm_1', name: 'pm_1', fen: 3333 }]);
  const shares = plannedReturn(soldBy(three, [tiers(5000, 'PRORATA')]), [{ lineKey: 'L1', qty: 1 }]);
  assert.deepEqual([shares.refundFen, shares.repriced], [8333, []]);
});

test('what stays and still earns all of the discount gives more back than its share', () => {
  const slip = soldBy([{ unitFen: 30_000, qty: 2 }], [tiers(5000)]);
  const one = plannedReturn(slip, [{ lineKey: 'L0', qty: 1 }]);
  assert.deepEqual([one.goodsFen, one.refundFen], [27_500, 30_000]);
  assert.equal(plannedReturn(booked(slip, one), [{ lineKey: 'L0', qty: 1 }]).refundFen, 25_000);
});

test('a return never costs the customer: what could not be held back is held back from the next, and all back is all paid', () => {
  const slip = soldBy(three, [tiers(25_000)]);
  const first = plannedReturn(slip, [{ lineKey: 'L0', qty: 1 }]);
  assert.deepEqual([first.goodsFen > 0, first.refundFen], [true, 0]);
  const second = plannedReturn(booked(slip, first), [{ lineKey: 'L1', qty: 1 }]);
  assert.equal(second.refundFen, 0, 'what stays costs 100.00 alone, all of them cost 50.00');
  assert.equal(plannedReturn(booked(booked(slip, first), second), [{ lineKey: 'L2', qty: 1 }]).refundFen, 5000);
});

test('第二件半价 that is priced again: the one that stays is at its full price', () => {
  const half: Promotion = { id: 'pm_1', lane: 'BUNDLE', kind: 'NTH', n: 2, rateBp: 5000, refund: 'REPRICE' };
  const slip = soldBy([{ unitFen: 9_999, qty: 2 }], [half]);
  const one = plannedReturn(slip, [{ lineKey: 'L0', qty: 1 }]);
  assert.equal(slip.netFen - one.refundFen, 9_999);
});

const goods = fc.array(fc.record({ unitFen: fc.integer({ min: 1, max: 40_000 }), qty: fc.integer({ min: 1, max: 4 }) }), {
  minLength: 1,
  maxLength: 4,
});
const refund = fc.constantFrom('REPRICE' as const, 'PRORATA' as const);
const promotions = fc
  .record({
    first: refund,
    second: refund,
    third: refund,
    min: fc.nat(90_000),
    off: fc.nat(60_000),
    per: fc.integer({ min: 1000, max: 50_000 }),
  })
  .map(({ first, second, third, min, off, per }): Promotion[] => [
    { id: 'pm_a', lane: 'BUNDLE', kind: 'NTH', n: 2, rateBp: 5000, refund: first },
    { id: 'pm_b', lane: 'ORDER', kind: 'TIERS', tiers: [{ min, off }], refund: second },
    { id: 'pm_c', lane: 'ORDER', kind: 'EACH', per, off: 777, refund: third, priority: 200 },
    { id: 'cp_d', lane: 'COUPON', kind: 'TIERS', tiers: [{ min: 0, off: 999 }] },
  ]);

test('in whatever portions goods come back, no refund is below nothing, and all of them together are what was paid', () => {
  let held = 0;
  let sales = 0;
  fc.assert(
    fc.property(goods, promotions, fc.infiniteStream(fc.nat(3)), (sale, given, chance) => {
      sales += 1;
      const sold = soldBy(sale, given);
      let slip = sold;
      let refunded = 0;
      for (let n = 0; n < 100; n += 1) {
        const left = slip.lines.map(({ lineKey, qty }) => ({ lineKey, left: qty - (unitsBack(slip)[lineKey] ?? []).length }));
        if (left.every((one) => one.left === 0)) break;
        const ask = left.map(({ lineKey, left: most }) => ({ lineKey, qty: Math.min(most, (chance.next().value ?? 0) + (n > 9 ? 1 : 0)) }));
        const planned = plannedReturn(
          slip,
          ask.filter(({ qty }) => qty > 0),
        );
        assert.ok(planned.refundFen >= 0 && planned.refundFen <= sold.netFen - refunded, `${planned.refundFen}`);
        assert.equal(planned.refundFen, planned.goodsFen - heldFen(planned.repriced));
        held += planned.repriced.length;
        refunded += planned.refundFen;
        slip = booked(slip, planned);
      }
      assert.equal(refunded, sold.netFen);
    }),
    { numRuns: 10_000 },
  );
  // A quick run has fewer sales; of however many, about every second return is priced again.
  assert.ok(held > sales / 2, `goods were priced again ${held} times in ${sales} sales`);
});

test('one return under one promotion refunds what the engine says: paid, less what stays costs, at least nothing', () => {
  fc.assert(
    fc.property(goods, fc.nat(60_000), fc.nat(90_000), fc.nat(3), fc.nat(3), (sale, off, min, line, qty) => {
      const given: Promotion[] = [{ id: 'pm_b', lane: 'ORDER', kind: 'TIERS', tiers: [{ min, off }], refund: 'REPRICE' }];
      const slip = soldBy(sale, given);
      const back = line % sale.length;
      const count = Math.min(qty + 1, sale[back]?.qty ?? 1);
      const stay = sale.map((one, i) => (i === back ? { ...one, qty: one.qty - count } : one));
      const { refundFen } = plannedReturn(slip, [{ lineKey: `L${back}`, qty: count }]);
      const cart = stay.flatMap(({ unitFen, qty: n }, i) => (n > 0 ? [{ key: `L${i}`, sku: `sk_${i}`, qty: n, unit: unitFen }] : []));
      assert.equal(refundFen, Math.max(0, slip.netFen - priceCart({ pricedAt: AT, lines: cart }, given).net));
    }),
    { numRuns: 10_000 },
  );
});
