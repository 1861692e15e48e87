import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Funnel, funnelSteps, stepsOf } from './funnel.ts';
import { cohortOf, credited, type Push } from './push.ts';

const push = (messageId: string, guideId: string): Push => ({
  ...{ messageId, guideId, guideName: '李梅', dealerId: 'og_1', storeId: 'og_2', storeName: '一店' },
  ...{ kind: 'coupon', subject: '满千减百', detail: '', madeAt: '2026-02-28T16:30:00.000Z' },
});
const slip = (netFen: number, costFen: number, byPerson: Record<string, number>) => ({
  netFen,
  lines: [{ costFen }],
  commission: { byPerson },
});

test('a push counts in the month of the store’s zone in which it was made', () => {
  assert.equal(cohortOf(push('ms_1', 'ps_1')), '2026-03');
});

test('a slip with two coupons of one guide is one sale, at the first of them', () => {
  const used = [push('ms_1', 'ps_1'), push('ms_2', 'ps_1'), push('ms_3', 'ps_2')].map((one, i) => ({ push: one, couponId: `cp_${i}` }));
  const sales = credited(used, slip(10_000, 12_000, { ps_1: 200 })).map(({ sale }) => sale);
  assert.deepEqual(sales, [
    { netFen: 10_000, marginFen: -2_000, commissionFen: 200 },
    undefined,
    { netFen: 10_000, marginFen: -2_000, commissionFen: 0 },
  ]);
});

test('whatever a redemption adds to the funnel, its return takes away to the fen', () => {
  const guides = fc.array(fc.constantFrom('ps_1', 'ps_2', 'ps_3'), { minLength: 1, maxLength: 9 });
  const fen = fc.integer({ min: 0, max: 10_000_000_00 });
  fc.assert(
    fc.property(guides, fen, fen, fc.integer({ min: 0, max: 1_000_000 }), (guideIds, netFen, costFen, commission) => {
      const used = guideIds.map((guideId, i) => ({ push: push(`ms_${i}`, guideId), couponId: `cp_${i}` }));
      const brought = credited(used, slip(netFen, costFen, { ps_1: commission }));
      assert.equal(brought.filter(({ sale }) => sale).length, new Set(guideIds).size, 'one sale a guide');
      const total = Object.fromEntries(funnelSteps.map((step) => [step, 0])) as Funnel;
      for (const { sale } of brought)
        for (const type of ['wecom.push-redeemed', 'wecom.push-returned'] as const)
          for (const [step, by] of Object.entries(stepsOf(type, sale))) total[step as keyof Funnel] += by;
      assert.deepEqual(Object.values(total), Array(funnelSteps.length).fill(0));
    }),
    { numRuns: 10_000 },
  );
});
