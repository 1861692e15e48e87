import type { Fen } from '#kernel/money';
import { type Kept, type KeptTerms, overgivenFen } from '#pricing/domain/kept';
import type { Promotion } from '#pricing/domain/promotion';
import { isInsurance } from './insurance.ts';
import type { Repriced, Slip } from './slip.ts';

/**
 * What is held back from the goods' shares because goods that stay no longer earn their discount; below 0 where they earn more alone.
 * Together with the earlier returns, so that whatever comes back in whatever portions, all of it refunds what was paid. Never more than
 * `goodsFen`, so that nobody pays for bringing goods back; what could not be held back then is held back from the next.
 */
export function repriced(slip: Slip, kept: Kept, goodsFen: Fen): Repriced[] {
  const returns = slip.returns ?? [];
  const promoted = slip.lines.filter((line) => !isInsurance(line));
  const wanted = (slip.repricing ?? []).filter(givesFen).map((promotion): Repriced => {
    const { id } = promotion;
    const earlier = returns.reduce((sum, one) => sum + heldFen(one.repriced?.filter(({ promotionId }) => promotionId === id)), 0);
    const name = slip.why.find(({ promotionId }) => promotionId === id)?.name ?? '';
    return { promotionId: id, name, fen: overgivenFen(promoted, kept, keptTerms(slip, promotion)) - earlier };
  });
  const refunded = returns.reduce((sum, one) => sum + one.goodsFen - heldFen(one.repriced), 0);
  const sold = slip.lines.reduce((sum, { netFen }) => sum + netFen, 0);
  return within(wanted, goodsFen - (sold - refunded), goodsFen);
}

/** A gift takes no fen off; what becomes of it is `giftsOver`. */
export const givesFen = ({ kind }: Promotion): boolean => kind !== 'GIFT';

/** A promotion's frozen terms, with what had run before it. */
export function keptTerms({ why }: Slip, promotion: Promotion): KeptTerms {
  const applied = why.filter(({ outcome }) => outcome === 'applied').map(({ promotionId }) => promotionId);
  return { promotion, before: applied.slice(0, Math.max(0, applied.indexOf(promotion.id))) };
}

export const heldFen = (list: readonly Repriced[] = []): Fen => list.reduce((sum, { fen }) => sum + fen, 0);

/** Their sum is kept between the bounds; the first one carries the difference. */
function within(wanted: readonly Repriced[], least: Fen, most: Fen): Repriced[] {
  const sum = heldFen(wanted);
  const beyond = sum - Math.min(Math.max(sum, least), most);
  return wanted.map((one, i) => (i === 0 ? { ...one, fen: one.fen - beyond } : one)).filter(({ fen }) => fen !== 0);
}
