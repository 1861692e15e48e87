import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Promotion } from '#pricing/domain/promotion';
import { heldByLine } from './held-by-line.ts';
import { plannedReturn, unitsBack } from './return.ts';
import type { Slip } from './slip.ts';
import { booked, GIFT_FEN, type Goods, soldBy } from './sold.fixture.ts';

const gift = (more: Partial<Extract<Promotion, { kind: 'GIFT' }>>): Promotion => ({
  ...{ id: 'pm_g', lane: 'BUNDLE', kind: 'GIFT', sku: 'lamp', qty: 1 },
  ...more,
});
const piece = (unitFen: number, qty = 1): Goods => ({ unitFen, qty });
const back = (slip: Slip, lineKey: string, qty = 1) => plannedReturn(slip, [{ lineKey, qty }]);
const G = 'gift~pm_g';

test('满额赠: a part comes back and what stays no longer earns the gift: it comes back too, or its worth is kept', () => {
  const slip = soldBy([piece(80_000), piece(30_000)], [gift({ minFen: 100_000 })]);
  const alone = back(slip, 'L1');
  assert.deepEqual(alone.gifts, [{ lineKey: G, name: '赠品', qty: 1, worthFen: GIFT_FEN }]);
  assert.deepEqual([alone.goodsFen, alone.giftsKeptFen, alone.refundFen, alone.whole], [30_000, 1500, 28_500, false]);
  const both = plannedReturn(slip, [
    { lineKey: 'L1', qty: 1 },
    { lineKey: G, qty: 1 },
  ]);
  assert.deepEqual([both.gifts, both.giftsKeptFen, both.refundFen], [[], 0, 30_000]);
});

test('the gift that comes later gives its worth back; the goods that come later take nothing more for it', () => {
  const slip = soldBy([piece(80_000), piece(30_000)], [gift({ minFen: 100_000 })]);
  const first = booked(slip, back(slip, 'L1'));
  const later = back(first, G);
  assert.deepEqual([later.goodsFen, later.giftsKeptFen, later.refundFen], [0, -1500, 1500]);
  const goods = back(first, 'L0');
  assert.deepEqual([goods.giftsKeptFen, goods.refundFen, goods.whole], [0, 80_000, true]);
});

test('买二赠一: of two gifts one is still earned; where the condition holds nothing is asked for', () => {
  const two = soldBy([piece(10_000, 4)], [gift({ minQty: 2, maxTimes: 2 })]);
  assert.deepEqual(back(two, 'L0').gifts, [{ lineKey: G, name: '赠品', qty: 1, worthFen: GIFT_FEN }]);
  assert.deepEqual(back(two, 'L0', 3).gifts[0]?.qty, 2);
  const spare = soldBy([piece(10_000, 3)], [gift({ minQty: 2 })]);
  assert.deepEqual([back(spare, 'L0').gifts, back(spare, 'L0').refundFen], [[], 10_000]);
});

test('the threshold looks at what the goods cost when the gift’s turn came, not at later discounts', () => {
  const off: Promotion = { id: 'pm_o', lane: 'ORDER', kind: 'TIERS', tiers: [{ min: 100_000, off: 20_000 }] };
  const slip = soldBy([piece(100_000), piece(20_000)], [gift({ minFen: 100_000 }), off]);
  assert.deepEqual(back(slip, 'L1').gifts, [], 'what stays cost ¥1,000 then, although less was paid for it');
  assert.equal(back(slip, 'L0').gifts.length, 1);
});

test('nobody pays for bringing goods back: a gift that is worth more is charged to the next return', () => {
  const slip = soldBy([piece(100_000), piece(1000), piece(500)], [gift({ minQty: 3 })]);
  const first = back(slip, 'L2');
  assert.deepEqual([first.giftsKeptFen, first.refundFen], [500, 0]);
  const second = back(booked(slip, first), 'L1');
  assert.deepEqual([second.giftsKeptFen, second.refundFen], [1000, 0]);
});

test('a slip without the gift’s terms asks for the gift only with everything', () => {
  const { repricing: _, ...old } = soldBy([piece(80_000), piece(30_000)], [gift({ minFen: 100_000 })]);
  assert.deepEqual([back(old, 'L1').gifts, back(old, 'L1').refundFen], [[], 30_000]);
  const all = plannedReturn(old, [
    { lineKey: 'L0', qty: 1 },
    { lineKey: 'L1', qty: 1 },
  ]);
  assert.deepEqual([all.giftsKeptFen, all.refundFen], [1500, 108_500]);
});

const sale = fc
  .record({
    goods: fc.array(fc.record({ unitFen: fc.integer({ min: 1, max: 90_000 }), qty: fc.integer({ min: 1, max: 4 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    minFen: fc.option(fc.integer({ min: 1, max: 200_000 }), { nil: undefined }),
    minQty: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    maxTimes: fc.integer({ min: 1, max: 3 }),
    off: fc.nat(20_000),
  })
  .map(({ goods, off, ...terms }) =>
    soldBy(goods, [
      gift(terms),
      { id: 'pm_o', lane: 'ORDER', kind: 'TIERS', tiers: [{ min: 50_000, off }], refund: off % 2 === 0 ? 'REPRICE' : 'PRORATA' },
    ]),
  );

test('in whatever portions goods and gifts come back: no refund below nothing, all of it is what was paid, and per line it adds up', () => {
  const property = fc.property(sale, fc.infiniteStream(fc.nat(4)), (sold, chance) => {
    let slip = sold;
    let refunded = 0;
    const held: Record<string, number> = {};
    for (let n = 0; n < 60; n += 1) {
      const back_ = unitsBack(slip);
      const left = slip.lines.map(({ lineKey, qty }) => ({ lineKey, qty: qty - (back_[lineKey] ?? []).length }));
      const ask = left.map(({ lineKey, qty }) => ({ lineKey, qty: Math.min(qty, (chance.next().value ?? 0) + (n > 20 ? 1 : 0)) }));
      const some = ask.filter(({ qty }) => qty > 0);
      if (left.every(({ qty }) => qty === 0)) break;
      if (some.length === 0) continue;
      const planned = plannedReturn(slip, some);
      assert.ok(planned.refundFen >= 0);
      refunded += planned.refundFen;
      slip = booked(slip, planned);
      const ofLines = planned.lines.reduce((sum, { refundFen }) => sum + refundFen, 0);
      const more = heldByLine(slip, slip.returns?.at(-1)?.returnId ?? '');
      assert.equal(ofLines - more.reduce((sum, { fen }) => sum + fen, 0), planned.refundFen);
      for (const { lineKey, fen } of more) held[lineKey] = (held[lineKey] ?? 0) + fen;
    }
    assert.equal(refunded, sold.netFen);
    assert.ok(
      Object.values(held).every((fen) => fen === 0),
      JSON.stringify(held),
    );
  });
  fc.assert(property, { numRuns: 10_000 });
});
