import { type Fen, rateOf } from '#kernel/money';
import { splitSigned } from './split.ts';
import { cumulativeFloor, keptPart, type SoldLine } from './telescope.ts';

/** A line that one dealer sold and another delivers. `supplyFen` is the deliverer's supply price of the whole line; shares are weights. */
export type DealerTerms = { netFen: Fen; supplyFen: Fen; feeBps: number; shares: { seller: number; deliverer: number } };

export type DealerParts = { hqFen: Fen; delivererFen: Fen; sellerFen: Fen };

/** Who gets what of the line's net: head office its fee, the deliverer supply and its share of the profit, the seller the rest. */
export function dealerParts(terms: DealerTerms): DealerParts {
  const hqFen = rateOf(terms.netFen, terms.feeBps);
  const profitFen = terms.netFen - terms.supplyFen - hqFen;
  const profit = splitSigned(profitFen, [
    { key: 'deliverer', weight: terms.shares.deliverer },
    { key: 'seller', weight: terms.shares.seller },
  ]);
  const delivererFen = terms.supplyFen + (profit.deliverer ?? 0);
  return { hqFen, delivererFen, sellerFen: terms.netFen - hqFen - delivererFen };
}

/** What each keeps when these units have come back: floors for two, the seller takes the rest, so the cash always balances. */
export function keptDealerParts(line: SoldLine, parts: DealerParts, returned: readonly number[]): DealerParts {
  const { part, whole } = keptPart(line, returned);
  const hqFen = cumulativeFloor(parts.hqFen, part, whole);
  const delivererFen = cumulativeFloor(parts.delivererFen, part, whole);
  const keptNetFen = line.netFen === 0 ? 0 : part;
  return { hqFen, delivererFen, sellerFen: keptNetFen - hqFen - delivererFen };
}

/** What the next return takes back from each. */
export function reverseDealerParts(line: SoldLine, parts: DealerParts, before: readonly number[], now: readonly number[]): DealerParts {
  const from = keptDealerParts(line, parts, before);
  const to = keptDealerParts(line, parts, [...before, ...now]);
  return { hqFen: from.hqFen - to.hqFen, delivererFen: from.delivererFen - to.delivererFen, sellerFen: from.sellerFen - to.sellerFen };
}
