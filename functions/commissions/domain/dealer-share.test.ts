import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { unitShares } from '#kernel/money';
import { type DealerParts, dealerParts, keptDealerParts, reverseDealerParts } from './dealer-share.ts';

const sum = (p: DealerParts): number => p.hqFen + p.delivererFen + p.sellerFen;

test('the deliverer gets supply and its share of the profit, the seller what is left', () => {
  const terms = { netFen: 630_635, supplyFen: 420_000, feeBps: 100, shares: { seller: 4000, deliverer: 6000 } };
  assert.deepEqual(dealerParts(terms), { hqFen: 6306, delivererFen: 542_597, sellerFen: 81_732 });
});

test('a loss is shared as a profit would be', () => {
  const parts = dealerParts({ netFen: 1000, supplyFen: 1995, feeBps: 100, shares: { seller: 1, deliverer: 1 } });
  assert.deepEqual(parts, { hqFen: 10, delivererFen: 1492, sellerFen: -502 });
});

test('the parts are always the net, before and after any return, and all returned leaves nobody a fen', () => {
  const terms = fc.record({
    netFen: fc.integer({ min: 0, max: 10 ** 9 }),
    supplyFen: fc.integer({ min: 0, max: 10 ** 9 }),
    feeBps: fc.integer({ min: 0, max: 3000 }),
    shares: fc.record({ seller: fc.integer({ min: 0, max: 10000 }), deliverer: fc.integer({ min: 0, max: 10000 }) }),
  });
  fc.assert(
    fc.property(terms, fc.integer({ min: 1, max: 7 }), (some, n) => {
      const parts = dealerParts(some);
      assert.equal(sum(parts), some.netFen);
      const line = { netFen: some.netFen, units: unitShares(some.netFen, n) };
      const taken: DealerParts = { hqFen: 0, delivererFen: 0, sellerFen: 0 };
      const order = Array.from({ length: n }, (_, i) => n - i);
      order.forEach((unit, i) => {
        const back = reverseDealerParts(line, parts, order.slice(0, i), [unit]);
        assert.equal(sum(back), line.units[unit - 1]);
        for (const key of ['hqFen', 'delivererFen', 'sellerFen'] as const) taken[key] += back[key];
      });
      assert.deepEqual(taken, parts);
      assert.deepEqual(keptDealerParts(line, parts, order), { hqFen: 0, delivererFen: 0, sellerFen: 0 });
    }),
    { numRuns: 10_000 },
  );
});
