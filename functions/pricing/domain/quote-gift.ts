import type { GiftGoods, QuoteGoods } from './quote.ts';

/** What a gift line needs of its goods, kept with the promotion or coupon that gives it. */
export function giftGoods({
  skuId,
  name,
  spec,
  brand,
  cat,
  series,
  unit,
  listFen,
  floorFen,
  costFen,
  taxRateBps,
  tags,
  serialised,
}: QuoteGoods): GiftGoods {
  const goods = { skuId, name, spec, brand, cat, unit, floorFen, costFen, taxRateBps, tags, serialised, worthFen: listFen };
  return series === undefined ? goods : { ...goods, series };
}
