import type { Fen } from '#kernel/money';
import { type Kept, overgivenFen } from '#pricing/domain/kept';
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
  const applied = slip.why.filter(({ outcome }) => outcome === 'applied').map(({ promotionId }) => promotionId);
  const wanted = (slip.repricing ?? []).map((promotion): Repriced => {
    const { id } = promotion;
    const before = applied.includes(id) ? applied.slice(0, applied.indexOf(id)) : [];
    const earlier = returns.reduce((sum, one) => sum + heldFen(one.repriced?.filter(({ promotionId }) => promotionId === id)), 0);
    const name = slip.why.find(({ promotionId }) => promotionId === id)?.name ?? '';
    return { promotionId: id, name, fen: overgivenFen(promoted, kept, { promotion, before }) - earlier };
  });
  const refunded = returns.reduce((sum, one) => sum + one.goodsFen - heldFen(one.repriced), 0);
  return within(wanted, goodsFen - (slip.netFen - refunded), goodsFen);
}

export const heldFen = (list: readonly Repriced[] = []): Fen => list.reduce((sum, { fen }) => sum + fen, 0);

/** Their sum is kept between the bounds; the first one carries the difference. */
function within(wanted: readonly Repriced[], least: Fen, most: Fen): Repriced[] {
  const sum = heldFen(wanted);
  const beyond = sum - Math.min(Math.max(sum, least), most);
  return wanted.map((one, i) => (i === 0 ? { ...one, fen: one.fen - beyond } : one)).filter(({ fen }) => fen !== 0);
}
