import { mulDivCeil } from '#kernel/money';
import { beside, reaches } from './draft-conflicts.ts';
import type { Promotion } from './promotion.ts';
import type { PublishedPromotion } from './quote.ts';
import { giftCost, type PastCart, pricedWith } from './trial.ts';

/** Goods with what they cost and how low they may go, in fen per piece. */
export type CheckedGoods = {
  readonly skuId: string;
  readonly name: string;
  readonly cat: string;
  readonly unitFen: number;
  readonly floorFen: number;
  readonly costFen: number;
};

/** A cart that the draft, with those beside it, would sell below cost; or whose floors keep part of the discount back. */
export type Loss = {
  readonly skuId: string;
  readonly goods: string;
  readonly qty: number;
  readonly netFen: number;
  readonly costFen: number;
  readonly withPromotions: readonly string[];
};
export type HeldBack = { readonly skuId: string; readonly goods: string; readonly qty: number; readonly fen: number };

const QTY_MAX = 999;

/**
 * Tries the smallest cart of each of the draft's goods that the draft reaches, with everything that runs beside it and for everybody:
 * what would sell below cost (gifts counted), worst first, and where the floor keeps discount back.
 */
export function lossesOf(
  draft: PublishedPromotion,
  others: readonly PublishedPromotion[],
  goods: readonly CheckedGoods[],
  at: string,
): { losses: Loss[]; heldBack: HeldBack[] } {
  const open = [...beside(draft.promotion, others), draft].map(forEverybody);
  const losses: Loss[] = [];
  const heldBack: HeldBack[] = [];
  for (const { lines, first } of cartsOf(draft.promotion, goods)) {
    const cart: PastCart = { number: '', at, storeId: '', lines };
    const priced = pricedWith(cart, open);
    if (!priced.applied.includes(draft.promotion.id)) continue;
    const costFen = lines.reduce((sum, line) => sum + line.costFen * line.qty, 0) + giftCost(priced, open);
    const said = { skuId: first.skuId, goods: lines.map(({ name }) => name).join('、'), qty: first.qty };
    const fen = priced.unabsorbed[draft.promotion.id] ?? 0;
    if (fen > 0) heldBack.push({ ...said, fen });
    if (priced.net < costFen) losses.push({ ...said, netFen: priced.net, costFen, withPromotions: namesOf(priced.applied, open) });
  }
  losses.sort((x, y) => x.netFen - x.costFen - (y.netFen - y.costFen) || (x.skuId < y.skuId ? -1 : 1));
  return { losses, heldBack };
}

const namesOf = (applied: readonly string[], open: readonly PublishedPromotion[]): string[] =>
  open.filter(({ promotion }) => applied.includes(promotion.id)).map(({ name }) => name);

function forEverybody(published: PublishedPromotion): PublishedPromotion {
  return { ...published, promotion: { ...published.promotion, weekly: undefined, stores: undefined, memberLevels: undefined } };
}

type Trial = { lines: PastCart['lines']; first: PastCart['lines'][number] };

function cartsOf(draft: Promotion, goods: readonly CheckedGoods[]): Trial[] {
  if (draft.kind !== 'KIT')
    return goods.filter((one) => reaches(draft, one)).map((one) => trialOf([lineOf(one, enough(draft, one.unitFen))]));
  const lines = draft.components.flatMap(({ sku, qty }, i) => {
    const found = goods.find(({ skuId }) => skuId === sku);
    return found ? [lineOf(found, qty, i)] : [];
  });
  return lines.length === draft.components.length ? [trialOf(lines)] : [];
}

const trialOf = (lines: readonly [PastCart['lines'][number]] | PastCart['lines']): Trial => {
  const [first] = lines;
  if (!first) throw new RangeError('a trial has a line');
  return { lines, first };
};

function lineOf(goods: CheckedGoods, qty: number, i = 0): PastCart['lines'][number] {
  return { key: `T${i}`, ...goods, qty };
}

/** The fewest pieces at which it gives what it gives best. */
function enough(promo: Promotion, unitFen: number): number {
  const pieces = (fen: number): number => (unitFen > 0 ? Math.min(QTY_MAX, Math.max(1, mulDivCeil(fen, 1, unitFen))) : 1);
  switch (promo.kind) {
    case 'NTH':
      return promo.n;
    case 'GIFT':
      return Math.max(promo.minQty ?? 1, pieces(promo.minFen ?? 0));
    case 'TIERS':
      return pieces(Math.max(...promo.tiers.map(({ min }) => min)));
    case 'EACH':
      return pieces(promo.per);
    case 'RATE':
      return promo.lane === 'ITEM' ? 1 : pieces(promo.min ?? 0);
    case 'KIT':
    case 'TRIM':
    case 'POINTS':
    case 'UNIT_PRICE':
      return 1;
    default:
      return promo satisfies never;
  }
}
