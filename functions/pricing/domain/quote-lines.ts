import { mulDivFloor, mulDivHalfUp, rateOf } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import type { CartLine } from './cart.ts';
import type { AskLine, ConfiguredGoods, PriceBook, QuoteGoods, QuoteInput } from './quote.ts';

/** One asked line with its goods and base prices at this dealer, in fen per piece. */
export type GoodsLine = {
  readonly asked: AskLine;
  readonly goods: QuoteGoods;
  readonly configured?: ConfiguredGoods;
  readonly unitFen: number;
  readonly memberFen?: number;
  readonly floorFen: number;
  readonly costFen: number;
};

/** Refuses LINE_SKU_GONE {line}, LINE_SERIALS {name}, LINE_CONFIGURATION {name}, LINE_UNAPPROVED {name}, LINE_COVER {name}. */
export function goodsLines(input: QuoteInput): GoodsLine[] {
  const seen = new Set<string>();
  return input.ask.lines.map((asked, index) => {
    const goods = input.goods.find(({ skuId }) => skuId === asked.skuId);
    if (!goods) throw new Refusal('LINE_SKU_GONE', { line: index + 1 });
    const serials = asked.serials ?? [];
    for (const serial of serials) {
      if (seen.has(serial) || serials.length > asked.qty) throw new Refusal('LINE_SERIALS', { name: goods.name });
      seen.add(serial);
    }
    refuseUncovered(asked, goods, input);
    return asked.configurationId === undefined ? plainLine(asked, goods, input) : configuredLine(asked, goods, input);
  });
}

/** A service is for goods beside it, of one of its categories; insurance for each piece of them. Only services are for anything. */
function refuseUncovered({ covers, qty }: AskLine, { service, name }: QuoteGoods, { ask, goods }: QuoteInput): void {
  if (covers === undefined && service?.kind !== 'INSURANCE') return;
  const line = ask.lines.find(({ lineKey }) => lineKey === covers);
  const covered = line && goods.find(({ skuId }) => skuId === line.skuId);
  const fits = covered && !covered.service && (service?.cats.includes(covered.cat) ?? false);
  if (!fits || (service?.kind === 'INSURANCE' && line.qty !== qty)) throw new Refusal('LINE_COVER', { name });
}

/** A premium is the insurer's, the same at every dealer; no promotion takes anything off it and no points pay it. */
export const isPremium = ({ goods }: GoodsLine): boolean => goods.service?.kind === 'INSURANCE';

function plainLine(asked: AskLine, goods: QuoteGoods, { overrides, book }: QuoteInput): GoodsLine {
  const { floorFen, costFen, listFen } = goods;
  if (goods.service?.kind === 'INSURANCE') return { asked, goods, unitFen: listFen, floorFen: listFen, costFen };
  const own = overrides.find(({ skuId }) => skuId === goods.skuId);
  const unitFen = own?.unitFen ?? atDealer(goods.listFen, book);
  const listed = goods.memberFen === undefined ? undefined : atDealer(goods.memberFen, book);
  const memberFen = own ? own.memberFen : listed;
  return { asked, goods, unitFen, floorFen, costFen, ...(memberFen === undefined ? {} : { memberFen }) };
}

/** Floor and cost of a configured product stand to its price as those of the plain goods stand to theirs. */
function configuredLine(asked: AskLine, goods: QuoteGoods, { configurations, book, now }: QuoteInput): GoodsLine {
  const configured = configurations.find(({ configurationId }) => configurationId === asked.configurationId);
  if (configured?.skuId !== goods.skuId) throw new Refusal('LINE_CONFIGURATION', { name: goods.name });
  if (configured.needsApproval && !(now < (configured.approvedUntil ?? ''))) throw new Refusal('LINE_UNAPPROVED', { name: goods.name });
  const { priceFen } = configured;
  const { listFen } = goods;
  const floorFen = listFen > 0 ? mulDivFloor(goods.floorFen, priceFen, listFen) : 0;
  const costFen = listFen > 0 ? mulDivHalfUp(goods.costFen, priceFen, listFen) : goods.costFen;
  return { asked, goods, configured, unitFen: atDealer(priceFen, book), floorFen, costFen };
}

const atDealer = (fen: number, book: PriceBook): number => rateOf(fen, book.coefficientBps);

/**
 * A configured product has a price of its own: fixed prices and kits of its SKU are for the plain goods. The engine tells them apart
 * by this other name, which a part of a configured kit has for itself; `widened` lets the remaining promotions of the SKU reach it.
 */
export function engineSku({ goods, configured }: GoodsLine): string {
  if (!configured) return goods.skuId;
  return configured.kit ? `${goods.skuId}*${configured.configurationId}` : `${goods.skuId}*`;
}

export function cartLine(line: GoodsLine): CartLine {
  const { asked, goods, unitFen, floorFen } = line;
  return { key: asked.lineKey, sku: engineSku(line), cat: goods.cat, qty: asked.qty, unit: unitFen, floor: floorFen };
}
