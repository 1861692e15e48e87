import type { PastCart, PastLine } from './trial.ts';

/** What a paid slip tells, as far as promotions are concerned. Facts of former times carry less. */
export type SoldSlip = {
  readonly number: string;
  readonly storeId: string;
  readonly at: string;
  readonly memberLevel?: string | undefined;
  readonly netFen: number;
  readonly lines: readonly SoldLine[];
};

type SoldLine = {
  readonly lineKey: string;
  readonly skuId: string;
  readonly name: string;
  readonly cat: string;
  readonly qty: number;
  readonly netFen: number;
  readonly unitFen?: number | undefined;
  readonly floorFen?: number | undefined;
  readonly costFen?: number | undefined;
  readonly gift?: boolean | undefined;
  readonly service?: string | undefined;
  readonly alloc?: Readonly<Record<string, number>> | undefined;
};

type GivenSlip = { readonly netFen: number; readonly lines: readonly Pick<SoldLine, 'lineKey' | 'gift' | 'alloc' | 'costFen'>[] };

export type SlipEffect = { readonly promotionId: string; readonly discountFen: number; readonly netFen: number; readonly costFen: number };

/** Published promotions only: coupons, member prices, points and the guide's own discount have other names. */
const isPublished = (id: string): boolean => id.startsWith('pm_');

/**
 * For each promotion that took something off or gave a gift: what it took off, and the whole slip's net and cost. Told of what came
 * back of a slip, it is what no longer counts.
 */
export function effectsOfSlip(slip: GivenSlip): SlipEffect[] {
  const discounts = new Map<string, number>();
  for (const { alloc = {}, gift, lineKey } of slip.lines) {
    for (const [id, fen] of Object.entries(alloc)) discounts.set(id, (discounts.get(id) ?? 0) + fen);
    const giver = lineKey.slice('gift~'.length);
    if (gift && !discounts.has(giver)) discounts.set(giver, 0);
  }
  const costFen = slip.lines.reduce((sum, line) => sum + (line.costFen ?? 0), 0);
  return [...discounts]
    .filter(([id]) => isPublished(id))
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([promotionId, discountFen]) => ({ promotionId, discountFen, netFen: slip.netFen, costFen }));
}

/** The goods as they were put into the cart; undefined for a fact that does not tell their prices. */
export function pastCartOf({ number, at, storeId, memberLevel, lines }: SoldSlip): PastCart | undefined {
  const byKey = new Map<string, PastLine>();
  for (const line of lines.filter(({ gift, service }) => !gift && service !== 'INSURANCE')) {
    const part = pastLine(line);
    if (!part) return undefined;
    const before = byKey.get(part.key);
    byKey.set(part.key, before ? { ...before, qty: before.qty + part.qty } : part);
  }
  if (byKey.size === 0) return undefined;
  return { number, at, storeId, ...(memberLevel === undefined ? {} : { level: memberLevel }), lines: [...byKey.values()] };
}

/** Pieces that a kit took go back to the line they came from. */
function pastLine({ lineKey, skuId, name, cat, qty, unitFen, floorFen, costFen, alloc }: SoldLine): PastLine | undefined {
  if (unitFen === undefined || floorFen === undefined || costFen === undefined) return undefined;
  const saved = alloc?.[`member~${skuId}`];
  const member = saved === undefined ? {} : { memberFen: unitFen - Math.floor(saved / qty) };
  const [key = lineKey] = lineKey.split('~');
  return { key, skuId, name, cat, qty, unitFen, floorFen, costFen: Math.floor(costFen / qty), ...member };
}
