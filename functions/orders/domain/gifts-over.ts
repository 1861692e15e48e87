import type { Fen } from '#kernel/money';
import { giftsEarned, type Kept, promoOfGift } from '#pricing/domain/kept';
import { isInsurance } from './insurance.ts';
import { keptTerms } from './repricing.ts';
import type { GiftOver, Slip, SlipLine } from './slip.ts';

/**
 * Gifts that stay although what stays beside them no longer earns them: all of them where nothing stays. Gifts whose terms are not on the
 * slip, or do not explain how many were given, are asked for only with everything.
 */
export function giftsOver(slip: Slip, kept: Kept, isWhole: boolean): GiftOver[] {
  return slip.lines.flatMap((line): GiftOver[] => {
    if (!line.gift) return [];
    const { lineKey, name, unitFen, worthFen = unitFen } = line;
    const left = kept[lineKey]?.qty ?? 0;
    const qty = left - Math.min(left, isWhole ? 0 : (earnedBy(slip, kept, line) ?? left));
    return qty > 0 ? [{ lineKey, name, qty, worthFen }] : [];
  });
}

function earnedBy(slip: Slip, kept: Kept, { lineKey, qty }: SlipLine): number | undefined {
  const promotion = slip.repricing?.find(({ id }) => id === promoOfGift(lineKey));
  if (!promotion) return undefined;
  return giftsEarned(
    slip.lines.filter((line) => !isInsurance(line)),
    kept,
    keptTerms(slip, promotion),
    qty,
  );
}

/** What to take off for them now: their worth less what earlier returns took off; below 0 where a gift has come back after all. */
export function giftsKept(slip: Slip, over: readonly GiftOver[], mostFen: Fen): Fen {
  const worth = over.reduce((sum, { qty, worthFen }) => sum + qty * worthFen, 0);
  const earlier = (slip.returns ?? []).reduce((sum, one) => sum + one.giftsKeptFen, 0);
  return Math.min(worth - earlier, mostFen);
}
