import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { unitShares } from '#kernel/money';
import { pointsOfReturn, type SoldWithPoints, type UnitsBack } from './points-return.ts';

const someLine = fc.record({ netFen: fc.nat(1_000_000), qty: fc.integer({ min: 1, max: 6 }), pointsFen: fc.nat(50_000) });

const someSale = fc
  .record({ lines: fc.array(someLine, { minLength: 1, maxLength: 6 }), pointsUsed: fc.nat(100_000), earnBps: fc.nat(30_000) })
  .map(({ lines, pointsUsed, earnBps }): SoldWithPoints => {
    const netFen = lines.reduce((sum, line) => sum + line.netFen, 0);
    return {
      // Points that took nothing off were not used.
      pointsUsed: lines.some(({ pointsFen }) => pointsFen > 0) ? pointsUsed : 0,
      pointsEarned: Math.floor((netFen * earnBps) / 1_000_000),
      netFen,
      lines: lines.map((line, i) => ({ lineKey: `L${i}`, units: unitShares(line.netFen, line.qty), pointsFen: line.pointsFen })),
    };
  });

test('whatever portions a sale comes back in, all used points return and all earned ones go, none twice', () => {
  const property = fc.property(someSale, fc.infiniteStream(fc.nat(2)), (sold, portionOf) => {
    const portions: Record<string, number[]>[] = [{}, {}, {}];
    for (const { lineKey, units } of sold.lines) {
      units.forEach((_, i) => {
        const portion = portions[portionOf.next().value ?? 0] ?? {};
        portion[lineKey] = [...(portion[lineKey] ?? []), i + 1];
      });
    }
    let before: UnitsBack = {};
    let [givenBack, clawedBack] = [0, 0];
    for (const portion of portions) {
      const moved = pointsOfReturn(sold, before, portion);
      assert.ok(moved.givenBack >= 0 && moved.clawedBack >= 0);
      givenBack += moved.givenBack;
      clawedBack += moved.clawedBack;
      before = Object.fromEntries(sold.lines.map(({ lineKey }) => [lineKey, [...(before[lineKey] ?? []), ...(portion[lineKey] ?? [])]]));
    }
    assert.equal(givenBack, sold.pointsUsed);
    if (sold.netFen > 0) assert.equal(clawedBack, sold.pointsEarned);
  });
  fc.assert(property, { numRuns: 10_000 });
});

test('a unit that is named twice, or came back before, moves no more points', () => {
  const sold: SoldWithPoints = {
    pointsUsed: 100,
    pointsEarned: 30,
    netFen: 3000,
    lines: [{ lineKey: 'A', units: [1000, 1000, 1000], pointsFen: 100 }],
  };
  assert.deepEqual(pointsOfReturn(sold, {}, { A: [1, 1] }), { givenBack: 33, clawedBack: 10 });
  assert.deepEqual(pointsOfReturn(sold, { A: [1] }, { A: [1, 2] }), { givenBack: 33, clawedBack: 10 });
  assert.deepEqual(pointsOfReturn(sold, { A: [1, 2] }, { A: [3] }), { givenBack: 34, clawedBack: 10 });
});
