import type { Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import type { StaffSession } from '#platform/session';
import { replace, type Write } from '#platform/writes';
import type { Approval, SaleAsk } from '../domain/approval.ts';
import { refuseUnlessApproved } from '../domain/approval-use.ts';
import { approvalRow } from '../store.ts';

type Body = SaleAsk & { expectedNetFen: Fen; approvalId?: string | undefined };

/**
 * The approval an opening names, if any: asked by the same guide in the same store, else NOT_FOUND, and for exactly this sale.
 * Refuses what `refuseUnlessApproved` refuses.
 */
export function approvalFor(body: Body, found: Approval | undefined, session: StaffSession, now: Instant): Approval | undefined {
  if (body.approvalId === undefined) return undefined;
  if (!found || found.askedBy !== session.personId || found.storeId !== session.storeId) throw new Refusal('NOT_FOUND');
  refuseUnlessApproved(found, body, now);
  return found;
}

/** It becomes the slip's in the slip's own transaction, so that it serves once. */
export const usedUp = (approval: Approval | undefined, slipId: string): Write[] =>
  approval ? [replace(approvalRow({ ...approval, slipId }), approval.rev, 'APPROVAL_USED')] : [];
