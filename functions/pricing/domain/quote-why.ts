import type { Cart } from './cart.ts';
import type { Priced } from './priced.ts';
import type { Why as QuoteWhy } from './quote.ts';
import type { Candidate } from './quote-promotions.ts';
import { explain, type Why } from './why.ts';
import { type Names, whyText, yuanText } from './why-text.ts';

const outcomes = { APPLIED: 'applied', BEATEN: 'beaten', REFUSED: 'refused' } as const;

/**
 * What became of each promotion that concerns these goods, in the order they run. Left out, unless asked for by name: promotions of
 * other goods and stores, and those that are over.
 */
export function whyLines(cart: Cart, candidates: readonly Candidate[], priced: Priced, names: Names): QuoteWhy[] {
  const byId = new Map(candidates.map((candidate) => [candidate.promotion.id, candidate]));
  const promotions = candidates.map(({ promotion }) => promotion);
  return explain(cart, promotions, priced).flatMap((why) => {
    const candidate = byId.get(why.promo);
    if (!candidate || (isElsewhere(why, cart, candidate) && !candidate.asked)) return [];
    const fen = why.outcome === 'APPLIED' ? why.fen : 0;
    const { name, promotion } = candidate;
    return [{ promotionId: why.promo, name, lane: promotion.lane, outcome: outcomes[why.outcome], fen, text: whyText(why, names) }];
  });
}

/** 运费 as one more line: what it costs to bring the goods and why, with what is missing until they are brought free. */
export function whyFreight({ freight }: Priced): QuoteWhy[] {
  if (!freight) return [];
  const { zone, feeFen, fen, freeFromFen = 0, toFreeFen } = freight;
  const isFree = fen === 0;
  const more = toFreeFen && feeFen > 0 ? `，再加 ${yuanText(toFreeFen)} 免运费` : '';
  const asked = feeFen === 0 ? `送${zone}免运费` : `送${zone}运费 ${yuanText(feeFen)}${more}`;
  const text = isFree && feeFen > 0 ? `已满 ${yuanText(freeFromFen)}，送${zone}免运费 ${yuanText(feeFen)}` : asked;
  return [{ promotionId: 'freight', name: '运费', lane: 'FREIGHT', outcome: isFree ? 'applied' : 'refused', fen: 0, text }];
}

function isElsewhere(why: Why, cart: Cart, { promotion }: Candidate): boolean {
  if (why.outcome !== 'REFUSED') return false;
  const { code } = why.reason;
  if (code === 'NOT_IN_SCOPE' || code === 'OTHER_STORE' || code === 'AFTER_END') return true;
  if (promotion.kind !== 'KIT') return false;
  return !promotion.components.some(({ sku }) => cart.lines.some((line) => line.sku === sku));
}

/** How a quote calls things: promotions by their published name, goods as in the cart, the gifts and the kits. */
export function namesIn(
  candidates: readonly Candidate[],
  goods: Readonly<Record<string, string>>,
  levels: Readonly<Record<string, string>>,
): Names {
  const promotions = new Map(candidates.map(({ promotion, name }) => [promotion.id, name]));
  const known: Record<string, string> = { ...goods };
  for (const { gift, goodsNames } of candidates) Object.assign(known, goodsNames, gift ? { [gift.skuId]: gift.name } : {});
  return {
    promotion: (id) => promotions.get(id) ?? id,
    goods: (sku) => known[sku] ?? '指定商品',
    level: (level) => levels[level] ?? level,
  };
}
