import { mulDivFloor } from '#kernel/money';
import { priceCart } from './price-cart.ts';
import type { Priced } from './priced.ts';
import type { Promotion } from './promotion.ts';
import type { Quote } from './quote.ts';

/** A line as it was sold: in fen, `alloc` what each promotion took off all of its pieces. */
export type SoldPieces = {
  readonly lineKey: string;
  readonly skuId: string;
  readonly cat: string;
  readonly qty: number;
  readonly listFen: number;
  readonly netFen: number;
  readonly floorFen: number;
  readonly gift: boolean;
  readonly alloc: Readonly<Record<string, number>>;
};

/** What stays of a line: how many pieces, and what they paid. */
export type Kept = Readonly<Record<string, { readonly qty: number; readonly netFen: number }>>;

/** A promotion by whose terms goods that stay are priced again, and the ids of those that had run before it. */
export type KeptTerms = { readonly promotion: Promotion; readonly before: readonly string[] };

/** Whether a return under this promotion prices again what stays. One that changes single pieces, or gives none, has nothing to price again. */
const repricesKept = ({ refund, lane, kind }: Promotion): boolean =>
  refund === 'REPRICE' && (lane === 'BUNDLE' || lane === 'ORDER') && kind !== 'GIFT';

/** The terms that a return will need, frozen with the slip: of promotions that took something off and price again what stays, or gave a gift. */
export function termsOfReturn({ lines }: Pick<Quote, 'lines'>, promotions: readonly Promotion[]): Promotion[] {
  const gave = new Set(lines.flatMap(({ lineKey, gift, alloc }) => (gift ? [promoOfGift(lineKey)] : Object.keys(alloc))));
  return promotions.filter((promotion) => gave.has(promotion.id) && (promotion.kind === 'GIFT' || repricesKept(promotion)));
}

/** Gifts are lines named after what gave them. */
export const promoOfGift = (lineKey: string): string => lineKey.slice('gift~'.length);

/**
 * How many pieces of its gift the goods that stay still earn, by the terms frozen at the sale. Undefined where the terms do not explain
 * the `given` pieces, so that only a return of everything asks for them.
 */
export function giftsEarned(lines: readonly SoldPieces[], kept: Kept, terms: KeptTerms, given: number): number | undefined {
  const bought = lines.filter(({ gift }) => !gift);
  const all = Object.fromEntries(bought.map(({ lineKey, qty, netFen }) => [lineKey, { qty, netFen }]));
  return giftsFor(bought, all, terms) === given ? giftsFor(bought, kept, terms) : undefined;
}

const giftsFor = (lines: readonly SoldPieces[], kept: Kept, terms: KeptTerms): number =>
  pricedAlone(lines, kept, terms).gifts.reduce((sum, { qty }) => sum + qty, 0);

/**
 * 重算退 of one promotion: how much more its discount on the pieces that stay was, by the shares frozen at the sale, than what its terms
 * give them alone. Below 0 where they give more alone. Where nothing stays, or all: 0.
 */
export function overgivenFen(lines: readonly SoldPieces[], kept: Kept, terms: KeptTerms): number {
  const { id } = terms.promotion;
  const bought = lines.filter(({ gift }) => !gift);
  const all = Object.fromEntries(bought.map(({ lineKey, qty, netFen }) => [lineKey, { qty, netFen }]));
  const given = bought.reduce((sum, { alloc }) => sum + (alloc[id] ?? 0), 0);
  // Where the terms alone do not explain what was given (floors and others had a part in it), the frozen shares stand.
  if (givenTo(bought, all, terms) !== given) return 0;
  const frozen = bought.reduce((sum, line) => sum + frozenFen(line, kept[line.lineKey], id), 0);
  return frozen - givenTo(bought, kept, terms);
}

/** What it took off the pieces that stay: what they would have paid without it, less what they paid. */
function frozenFen(line: SoldPieces, kept: Kept[string] | undefined, id: string): number {
  if (!kept || !line.alloc[id]) return 0;
  const others = Object.entries(line.alloc).reduce((sum, [by, fen]) => (by === id ? sum : sum + stays(fen, line.qty, kept.qty)), 0);
  return stays(line.listFen, line.qty, kept.qty) - others - kept.netFen;
}

/** The last pieces stay: the share of the first ones goes down to whole fen. */
const stays = (fen: number, qty: number, left: number): number => fen - mulDivFloor(fen, qty - left, qty);

/** What the promotion gives to these pieces alone, at what they cost when its turn came. */
const givenTo = (lines: readonly SoldPieces[], kept: Kept, terms: KeptTerms): number => pricedAlone(lines, kept, terms).discount;

function pricedAlone(lines: readonly SoldPieces[], kept: Kept, { promotion, before }: KeptTerms): Priced {
  const { from: _from, to: _to, weekly: _weekly, stores: _stores, memberLevels: _levels, ...terms } = promotion;
  const pieces = lines.flatMap((line) => {
    const left = kept[line.lineKey]?.qty ?? 0;
    if (left === 0) return [];
    const cost = line.listFen - before.reduce((sum, id) => sum + (line.alloc[id] ?? 0), 0);
    return evenly(line, stays(cost, line.qty, left), left);
  });
  return priceCart({ pricedAt: AT_ANY_TIME, lines: pieces }, [terms]);
}

/** The sale was in time; when the goods come back does not matter. */
const AT_ANY_TIME = '2000-01-01T00:00:00.000Z';

/** Pieces of one line have one price in a cart: those with the odd fen stand apart. */
function evenly({ lineKey, skuId, cat, floorFen }: SoldPieces, fen: number, qty: number) {
  const dearer = fen % qty;
  const unit = (fen - dearer) / qty;
  const common = { sku: skuId, cat, floor: floorFen };
  return [
    { key: `${lineKey}~1`, ...common, qty: dearer, unit: unit + 1 },
    { key: `${lineKey}~2`, ...common, qty: qty - dearer, unit },
  ].filter((line) => line.qty > 0);
}
