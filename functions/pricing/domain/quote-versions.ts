import type { Priced } from './priced.ts';
import type { Quote, QuoteInput } from './quote.ts';
import type { GoodsLine } from './quote-lines.ts';

/** Which version of each price, formula and promotion a quote was made from, so that a slip can be explained years later. */
export function versionsOf(input: QuoteInput, lines: readonly GoodsLine[], { applied }: Priced): Quote['versions'] {
  const { book, group, dealer, overrides, coupons } = input;
  const versions: Record<string, number> = { book: book.version, group: group.version, dealer: dealer.version };
  for (const { goods, configured } of lines) {
    versions[goods.skuId] = goods.rev;
    const own = overrides.find(({ skuId }) => skuId === goods.skuId);
    if (configured) versions[`model~${configured.modelId}`] = configured.modelVersion;
    else if (own) versions[`own~${goods.skuId}`] = own.version;
  }
  for (const { promotion } of [...group.promotions, ...dealer.promotions, ...coupons]) {
    if (promotion.version !== undefined && applied.includes(promotion.id)) versions[promotion.id] = promotion.version;
  }
  return versions;
}
