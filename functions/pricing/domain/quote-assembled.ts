import { mulDivCeil, mulDivFloor, rateOf } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import type { Cart } from './cart.ts';
import { DEFAULT_POINTS_RULE, lotEnds, lotOf, pointsEarned } from './points-rule.ts';
import { priceCart } from './price-cart.ts';
import type { Priced, PricedLine } from './priced.ts';
import type { PriceBook, Quote, QuoteInput, QuoteLine } from './quote.ts';
import { cartLine, type GoodsLine, goodsLines, isPremium } from './quote-lines.ts';
import { type Candidate, candidatesOf, POINTS_ID, TRIM_ID } from './quote-promotions.ts';
import { versionsOf } from './quote-versions.ts';
import { namesIn, whyFreight, whyLines } from './quote-why.ts';
import { yuan } from './quote-words.ts';

/**
 * A quote: base prices (list × dealer coefficient, own price, configuration), then the engine, then the words. Pure: the same input
 * gives the same quote on phone and server. Refuses LINE_TWICE, LINE_SKU_GONE, LINE_SERIALS, LINE_CONFIGURATION, MEMBER_NEEDED,
 * LINE_COVER {name}, POINTS_SHORT {available}, MANUAL_OVER_LIMIT {most}, DELIVERY_ZONE {zone}.
 */
export function assembleQuote(input: QuoteInput): Quote {
  refusePoints(input);
  const all = goodsLines(input);
  const lines = all.filter((line) => !isPremium(line));
  const premiumFen = all.reduce((sum, line) => sum + (isPremium(line) ? line.unitFen * line.asked.qty : 0), 0);
  const candidates = candidatesOf(input, lines);
  const cart = cartOf(input, lines);
  const manualMaxFen = refuseManual(input, lines);
  const priced = priceCart(
    cart,
    candidates.map(({ promotion }) => promotion),
  );
  refuseTrim(input, priced, manualMaxFen);
  const quoted = [
    ...all.flatMap((line) => (isPremium(line) ? premiumLine(line) : partsOf(line, priced.lines))),
    ...giftsOf(priced, candidates),
  ];
  return {
    pricedAt: input.now,
    listFen: priced.list + premiumFen,
    netFen: priced.net + premiumFen + (priced.freight?.fen ?? 0),
    discountFen: priced.discount,
    ...(priced.freight ? { freight: priced.freight } : {}),
    zones: input.book.freight?.zones ?? [],
    lines: quoted,
    why: [...whyLines(cart, candidates, priced, namesOf(input, candidates)), ...whyFreight(priced)],
    couponIdsUsed: input.coupons.map(({ couponId }) => couponId).filter((id) => priced.applied.includes(id)),
    ...pointsOf(input, priced),
    ...earnedOf(input, quoted),
    manualMaxFen,
    versions: versionsOf(input, all, priced),
  };
}

function namesOf({ goods, levelNames }: QuoteInput, candidates: readonly Candidate[]) {
  return namesIn(candidates, Object.fromEntries(goods.map(({ skuId, name }) => [skuId, name])), levelNames);
}

function cartOf({ ask, now, book, storeId, member }: QuoteInput, lines: readonly GoodsLine[]): Cart {
  const level = member ? { member: { level: member.level } } : {};
  const freight = ask.delivery ? { freight: freightTo(ask.delivery.zone, book) } : {};
  return { pricedAt: now, select: book.select, store: { id: storeId }, ...level, lines: lines.map(cartLine), ...freight };
}

function freightTo(zone: string, { freight }: PriceBook): NonNullable<Cart['freight']> {
  const found = freight?.zones.find((one) => one.zone === zone);
  if (!freight || !found) throw new Refusal('DELIVERY_ZONE', { zone });
  const { basis, refund } = freight;
  return { ...found, basis, refund };
}

function refusePoints({ ask, member }: QuoteInput): void {
  if (!ask.points) return;
  if (!member) throw new Refusal('MEMBER_NEEDED');
  if (ask.points > member.pointsAvailable) throw new Refusal('POINTS_SHORT', { available: Math.max(0, member.pointsAvailable) });
}

function refuseManual({ ask, book, role }: QuoteInput, lines: readonly GoodsLine[]): number {
  const listFen = lines.reduce((sum, { unitFen, asked }) => sum + unitFen * asked.qty, 0);
  const most = rateOf(listFen, book.manualLimitBps[role] ?? 0);
  if ((ask.manualOffFen ?? 0) > most) throw new Refusal('MANUAL_OVER_LIMIT', { most: yuan(most) });
  return most;
}

/** How much 抹零 takes off is known when all else is priced; with the discount by hand it keeps the same limit. */
function refuseTrim({ ask }: QuoteInput, priced: Priced, most: number): void {
  if (!ask.trimTo) return;
  const trimmed = priced.lines.reduce((sum, { alloc }) => sum + (alloc[TRIM_ID] ?? 0), 0);
  if ((ask.manualOffFen ?? 0) + trimmed > most) throw new Refusal('MANUAL_OVER_LIMIT', { most: yuan(most) });
}

/** A line of goods as it was asked, and the part of it that a kit took, in the order the kit takes them: from the first piece on. */
function partsOf(line: GoodsLine, priced: readonly PricedLine[]): QuoteLine[] {
  const { lineKey, serials = [] } = line.asked;
  const parts = priced.filter(({ key }) => key === lineKey || key.startsWith(`${lineKey}~`)).sort((x, y) => y.key.length - x.key.length);
  let from = 0;
  return parts.map((part) => {
    const qty = part.units.length;
    const own = serials.slice(from, from + qty);
    from += qty;
    return quoteLine(line, part, own);
  });
}

function premiumLine(line: GoodsLine): QuoteLine {
  const { asked, unitFen } = line;
  const list = unitFen * asked.qty;
  return quoteLine(line, { key: asked.lineKey, list, net: list, alloc: {}, units: Array.from({ length: asked.qty }, () => unitFen) }, []);
}

function quoteLine(
  { asked, goods, configured, unitFen, floorFen, costFen }: GoodsLine,
  part: PricedLine,
  serials: readonly string[],
): QuoteLine {
  const { skuId, name, spec, brand, cat, series, unit, tags, taxRateBps, serialised } = goods;
  return {
    lineKey: part.key,
    ...{ skuId, name, spec: configured?.text ?? spec, brand, cat, unit, tags },
    ...(series === undefined ? {} : { series }),
    ...{ qty: part.units.length, unitFen, listFen: part.list, netFen: part.net, alloc: part.alloc, units: part.units },
    ...{ floorFen, costFen, taxRateBps, gift: false, serialised, serials },
    ...(goods.service ? { service: goods.service.kind } : {}),
    ...(asked.covers === undefined ? {} : { covers: asked.covers }),
    ...(configured ? { configurationId: configured.configurationId } : {}),
    ...(configured?.kit ? { kit: { madeId: configured.kit.madeId, name: configured.kit.name } } : {}),
  };
}

function giftsOf(priced: Priced, candidates: readonly Candidate[]): QuoteLine[] {
  return priced.gifts.flatMap(({ promo, qty }) => {
    const goods = candidates.find(({ promotion }) => promotion.id === promo)?.gift;
    if (!goods) return [];
    const free = { unitFen: 0, listFen: 0, netFen: 0, alloc: {}, units: Array.from({ length: qty }, () => 0) };
    return [{ lineKey: `gift~${promo}`, ...goods, qty, ...free, gift: true, serials: [] }];
  });
}

/** Points only as many as the fen they gave cost; at most as many as the cap lets pay. */
function pointsOf({ member, book }: QuoteInput, priced: Priced): Pick<Quote, 'pointsUsed' | 'pointsUsableMax'> {
  const { pointsPerYuan, pointsCapBps } = book;
  const fen = priced.lines.reduce((sum, { alloc }) => sum + (alloc[POINTS_ID] ?? 0), 0);
  const payable = mulDivFloor(priced.net + fen, pointsCapBps, 10000);
  const most = mulDivCeil(payable, pointsPerYuan, 100);
  return { pointsUsed: mulDivCeil(fen, pointsPerYuan, 100), pointsUsableMax: Math.max(0, Math.min(member?.pointsAvailable ?? 0, most)) };
}

function earnedOf({ member, group, now }: QuoteInput, lines: readonly QuoteLine[]): Pick<Quote, 'pointsEarned' | 'pointsEndAt'> {
  if (!member) return { pointsEarned: 0 };
  const rule = group.pointsRule ?? DEFAULT_POINTS_RULE;
  const endAt = lotEnds(lotOf(now), rule);
  return {
    pointsEarned: pointsEarned(rule, { lines, level: member.level, at: now }),
    ...(endAt === undefined ? {} : { pointsEndAt: endAt }),
  };
}
