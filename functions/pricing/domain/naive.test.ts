import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { give } from './give.ts';
import { priceCart } from './price-cart.ts';
import type { Priced } from './priced.ts';
import { start } from './running.ts';
import { RUNS, someCase } from './testing/arbitrary.ts';
import { naiveBest, naivePriority, naiveTakers } from './testing/naive-choice.ts';
import { type Outcome, waterFill } from './testing/naive-engine.ts';

const bySortedGivers = (
  net: number | bigint,
  { lines, unabsorbed }: Pick<Outcome | Priced, 'lines' | 'unabsorbed'>,
  gave: readonly string[],
) => ({
  net: Number(net),
  lines,
  unabsorbed,
  gave: [...gave].sort(),
});

const ofOutcome = (o: Outcome) => bySortedGivers(o.net, o, o.gave);
const ofPriced = (p: Priced) => bySortedGivers(p.net, p, p.applied);

test('PRIORITY prices every cart as the plain reading of the rules does', () => {
  const property = fc.property(someCase, ({ cart, promotions }) => {
    const priced = priceCart({ ...cart, select: 'PRIORITY' }, promotions);
    assert.deepEqual(ofPriced(priced), ofOutcome(naivePriority(cart, naiveTakers(cart, promotions))));
  });
  fc.assert(property, RUNS);
});

test('BEST finds what trying every maximal set finds', () => {
  const property = fc.property(someCase, ({ cart, promotions }) => {
    const priced = ofPriced(priceCart({ ...cart, select: 'BEST' }, promotions));
    const equals = naiveBest(cart, naiveTakers(cart, promotions)).map(ofOutcome);
    // Sets of the same rank may differ in what a promotion that gave nothing could not give.
    const same = equals.find(
      (o) => JSON.stringify(Object.entries(o.unabsorbed).sort()) === JSON.stringify(Object.entries(priced.unabsorbed).sort()),
    );
    assert.deepEqual(priced, same ?? equals[0]);
  });
  fc.assert(property, RUNS);
});

test('a discount fills up to the floors as pouring it step by step does', () => {
  const line = fc.record({
    unit: fc.integer({ min: 0, max: 500 }),
    qty: fc.integer({ min: 1, max: 4 }),
    percent: fc.integer({ min: 0, max: 110 }),
  });
  const property = fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 6000 }), (sizes, fen) => {
    const lines = sizes.map(({ unit, qty, percent }, i) => ({
      key: `L${i}`,
      sku: 's',
      unit,
      qty,
      floor: Math.floor((unit * percent) / 100),
    }));
    const poured = waterFill(
      BigInt(fen),
      lines.map(({ key, unit, qty, floor }) => ({ key, net: BigInt(unit * qty), room: BigInt(Math.max(0, unit - floor) * qty) })),
    );
    const running = start(lines);
    give(running, 0, fen, running.rows);
    const taken = running.rows.map((row) => row.list - row.net);
    assert.deepEqual(
      taken,
      lines.map(({ key }) => Number(poured.get(key))),
    );
    const left = running.entries?.left ?? 0;
    assert.equal(taken.reduce((s, t) => s + t, 0) + left, fen);
  });
  fc.assert(property, RUNS);
});
