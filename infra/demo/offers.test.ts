import assert from 'node:assert/strict';
import { test } from 'node:test';
import { couponsContract } from '#coupons/contract';
import { pricingContract } from '#pricing/contract';
import { then } from './ask.ts';
import { ruleBooks } from './commission-rules.ts';
import { couponTemplates, promotions } from './offers.ts';

const sku = (code: string): string => then('2026-03-02T02:00:00.000Z', code).newId('sku');
const published = promotions('2026-11-22', sku).flatMap(({ offers }) => offers);

test('the contracts take every offer', () => {
  for (const offer of published) pricingContract['POST /pricing/promotions'].body.parse(offer);
  for (const { offers } of couponTemplates('2026-11-22', sku))
    for (const offer of offers) couponsContract['POST /coupons/templates'].body.parse(offer);
});

test('every kind of promotion and of coupon is among them', () => {
  const kinds = new Set(published.map(({ promotion }) => `${promotion.lane} ${promotion.kind}`));
  const wanted = ['ITEM RATE', 'ITEM UNIT_PRICE', 'BUNDLE NTH', 'BUNDLE KIT', 'BUNDLE GIFT', 'ORDER TIERS', 'ORDER EACH', 'ORDER RATE'];
  assert.deepEqual(
    wanted.filter((kind) => !kinds.has(kind)),
    [],
  );
  const faces = couponTemplates('2026-11-22', sku).flatMap(({ offers }) => offers.map(({ face }) => face.kind));
  assert.deepEqual([...new Set(faces)].sort(), ['amount', 'exchange', 'gift', 'rate']);
});

test('commission rules match by article, series, category and brand', () => {
  const rules = ruleBooks(sku).flatMap(({ offers }) => offers.flatMap((book) => book.rules));
  assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
  const matched = new Set(rules.flatMap(({ match }) => Object.keys(match)));
  assert.deepEqual([...matched].sort(), ['brand', 'category', 'series', 'sku']);
});
