import { mulDivFloor, rateOf } from '#kernel/money';
import type { Promotion } from './promotion.ts';
import type { KitPart, PriceBook } from './quote.ts';
import { engineSku, type GoodsLine } from './quote-lines.ts';

export type KitCandidate = { promotion: Promotion; name: string; goodsNames: Record<string, string>; asked: boolean };

type Member = { line: GoodsLine; kit: KitPart };

/**
 * Configured kits that stand in the cart with all their parts, each as a promotion of the engine: it takes the parts' pieces and gives
 * what the kit costs less, so that the nets of its lines sum to its price. A kit with a part missing is only goods.
 */
export function kitsOf(lines: readonly GoodsLine[], book: PriceBook): KitCandidate[] {
  const byMade = new Map<string, Member[]>();
  for (const line of lines) {
    const kit = line.configured?.kit;
    if (kit) byMade.set(kit.madeId, [...(byMade.get(kit.madeId) ?? []), { line, kit }]);
  }
  return [...byMade].flatMap(([madeId, members]) => {
    const [first] = members;
    const whole = first && new Set(members.map(({ kit }) => kit.part)).size === first.kit.parts && members.length === first.kit.parts;
    if (!whole) return [];
    const promotion: Promotion = {
      id: `kit~${madeId}`,
      lane: 'BUNDLE',
      kind: 'KIT',
      components: members.map(({ line, kit }) => ({ sku: engineSku(line), qty: kit.qty })),
      price: priceOf(members, first.kit, book),
    };
    const goodsNames = Object.fromEntries(members.map(({ line, kit }) => [engineSku(line), kit.partName]));
    return [{ promotion, name: first.kit.name, goodsNames, asked: true }];
  });
}

/** Of one kit, at this dealer. */
function priceOf(members: readonly Member[], { rateBp, priceFen, roundTo }: KitPart, { coefficientBps }: PriceBook): number {
  if (priceFen !== undefined) return rateOf(priceFen, coefficientBps);
  const sumFen = members.reduce((sum, { line, kit }) => sum + line.unitFen * kit.qty, 0);
  const rated = mulDivFloor(sumFen, rateBp ?? 10000, 10000);
  return rated - (rated % roundTo);
}
