import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type FreightTerms, type FreightZone, freightOf, freightOwed } from './freight.ts';
import { priceCart } from './price-cart.ts';
import { fullReduction, input, live, refusal } from './quote.fixture.ts';
import { DEFAULT_BOOK } from './quote.ts';
import { assembleQuote } from './quote-assembled.ts';
import { RUNS, someCase } from './testing/arbitrary.ts';

const terms: fc.Arbitrary<FreightTerms & FreightZone> = fc.record({
  zone: fc.constant('市区'),
  feeFen: fc.nat(50_000),
  freeFromFen: fc.option(fc.integer({ min: 1, max: 2_000_000 }), { nil: undefined }),
  basis: fc.constantFrom('RUNNING' as const, 'LIST' as const),
  refund: fc.constantFrom('KEEP' as const, 'WHOLE' as const, 'REPRICE' as const),
});

test('freight comes on top of the goods and changes nothing about them; exactly what is missing makes it free', () => {
  const property = fc.property(someCase, terms, ({ cart, promotions }, freight) => {
    const without = priceCart(cart, promotions);
    const { freight: asked, ...goods } = priceCart({ ...cart, freight }, promotions);
    assert.deepEqual(goods, without);
    assert.ok(asked && (asked.fen === 0 || asked.fen === freight.feeFen));
    const base = freight.basis === 'LIST' ? goods.list : goods.net;
    if (freight.freeFromFen !== undefined) assert.equal(asked.fen === 0, freight.feeFen === 0 || base >= freight.freeFromFen);
    const { toFreeFen = 0 } = asked;
    if (toFreeFen === 0) return;
    const one = { net: goods.net + toFreeFen, list: goods.list + toFreeFen };
    assert.equal(freightOf(freight, one).fen, 0);
    assert.equal(freightOf(freight, { net: one.net - 1, list: one.list - 1 }).fen, freight.feeFen);
  });
  fc.assert(property, RUNS);
});

test('what is owed of freight when goods come back is never more than the fee, grows as less stays, and ends with the whole', () => {
  const worth = fc.record({ net: fc.nat(3_000_000), more: fc.nat(1_000_000) });
  const property = fc.property(terms, worth, fc.nat(3_000_000), (zone, { net, more }, less) => {
    const sold = freightOf(zone, { net, list: net + more });
    const left = Math.max(0, net - less);
    const owed = freightOwed(sold, { net: left, list: left }, false);
    assert.ok(owed >= sold.fen && owed <= zone.feeFen);
    if (zone.refund !== 'REPRICE') assert.equal(owed, sold.fen);
    assert.equal(freightOwed(sold, { net: 0, list: 0 }, true), zone.refund === 'KEEP' ? sold.fen : 0);
  });
  fc.assert(property, RUNS);
});

const zones = [
  { zone: '市区', feeFen: 8000, freeFromFen: 380_000 },
  { zone: '外省', feeFen: 30_000 },
  { zone: '同楼', feeFen: 0 },
];
const book = { ...DEFAULT_BOOK, freight: { basis: 'RUNNING' as const, refund: 'WHOLE' as const, zones } };
const to = (zone: string) => assembleQuote(input({ delivery: { zone } }, { book, group: live(fullReduction) }));
const saysOf = (zone: string) => to(zone).why.find(({ lane }) => lane === 'FREIGHT')?.text;

test('the price to pay has the freight in it, the discount does not, and the quote says why in words', () => {
  const brought = assembleQuote(input({ delivery: { zone: '市区' } }, { book }));
  assert.deepEqual([brought.listFen, brought.netFen, brought.freight?.fen], [399_900, 399_900, 0]);
  assert.deepEqual(brought.why.at(-1), {
    ...{ promotionId: 'freight', name: '运费', lane: 'FREIGHT', outcome: 'applied', fen: 0 },
    text: '已满 ¥3800.00，送市区免运费 ¥80.00',
  });
  const reduced = to('市区');
  assert.deepEqual([reduced.discountFen, reduced.netFen, reduced.freight?.fen], [0, 399_900, 0]);
  const two = assembleQuote(
    input({ delivery: { zone: '市区' }, manualOffFen: 19_995 }, { book: { ...book, manualLimitBps: { guide: 500 } }, group: live() }),
  );
  assert.deepEqual([two.netFen, two.freight?.fen, two.discountFen], [379_905 + 8000, 8000, 19_995]);
  assert.equal(two.why.find(({ lane }) => lane === 'FREIGHT')?.text, '送市区运费 ¥80.00，再加 ¥0.95 免运费');
  assert.deepEqual([saysOf('外省'), saysOf('同楼')], ['送外省运费 ¥300.00', '送同楼免运费']);
  assert.deepEqual(assembleQuote(input({}, { book })).zones, zones);
});

test('a zone that the dealer does not have is refused by name; without a delivery nothing is asked', () => {
  assert.deepEqual(
    refusal(() => to('海外')),
    ['DELIVERY_ZONE', { zone: '海外' }],
  );
  assert.equal(refusal(() => assembleQuote(input({ delivery: { zone: '市区' } })))?.[0], 'DELIVERY_ZONE');
  const taken = assembleQuote(input({}, { book }));
  assert.deepEqual([taken.netFen, taken.freight, taken.why.some(({ lane }) => lane === 'FREIGHT')], [399_900, undefined, false]);
});
