import type { Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import { yuan } from '#kernel/yuan';
import { keepableFen } from './deposit.ts';
import type { Slip, Tender } from './slip.ts';
import { refuseUnlessOpen } from './tendering.ts';

/** Refuses SLIP_NOT_OPEN, SLIP_PAYING, and KEEP_TOO_MUCH {most} where more would stay than the deposit's rule allows. */
export function refuseKeep(slip: Slip, keepFen: Fen, now: Instant): void {
  refuseUnlessOpen(slip);
  if (slip.paying && slip.paying.until > now) throw new Refusal('SLIP_PAYING');
  const most = keepableFen(slip);
  if (keepFen > most) throw new Refusal('KEEP_TOO_MUCH', { most: yuan(most) });
}

/** The slip let go with money on it: `tenders` are as the refund left them, `keepFen` stays. Refuses as `refuseKeep` does. */
export function withdrawn(slip: Slip, keepFen: Fen, tenders: readonly Tender[], now: Instant, why: string): Slip {
  refuseKeep(slip, keepFen, now);
  const { holdsUntil: _ended, paying: _over, ...rest } = slip;
  return { ...rest, tenders, paidFen: keepFen, keptFen: keepFen, state: 'CANCELLED', closedAt: now, closedWhy: why };
}

type Hands = { personId: string; role: string };

/** Whoever opened a slip or shares in it lets it go while nobody has paid; money or a colleague's slip is the manager's affair. */
export const mayCancel = (slip: Slip, { personId, role }: Hands): boolean =>
  role === 'manager' || (slip.paidFen === 0 && (slip.openedBy === personId || slip.split.some((share) => share.personId === personId)));
