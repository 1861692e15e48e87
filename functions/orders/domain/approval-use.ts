import type { Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import { type Approval, type SaleAsk, stateAt } from './approval.ts';

type Opening = SaleAsk & { expectedNetFen: Fen };

/**
 * Refuses to open anything else than exactly the approved sale at the approved price, and before or after its time. Refuses
 * APPROVAL_PENDING, APPROVAL_REJECTED, APPROVAL_EXPIRED, APPROVAL_USED, APPROVAL_DIFFERS.
 */
export function refuseUnlessApproved(approval: Approval, opening: Opening, now: Instant): void {
  const state = stateAt(approval, now);
  if (state !== 'APPROVED') throw new Refusal(`APPROVAL_${state}`);
  // A price that changed meanwhile was not approved either, so the caller may not bring another one.
  if (!approval.ask || opening.expectedNetFen !== approval.netFen || textOf(opening) !== textOf(approval.ask))
    throw new Refusal('APPROVAL_DIFFERS');
}

/** Equal for equal sales: the table does not keep the order of fields, and what is left out is the same as none of it. */
function textOf({ lines, memberId, couponIds, points, manualOffFen, trimTo, delivery, split, note }: SaleAsk): string {
  return JSON.stringify([
    lines.map(({ lineKey, skuId, qty, serials = [], configurationId }) => [lineKey, skuId, qty, serials, configurationId]),
    memberId,
    couponIds,
    points ?? 0,
    manualOffFen ?? 0,
    trimTo ?? 0,
    delivery?.zone,
    split?.map(({ personId, bps }) => [personId, bps]),
    note,
  ]);
}
