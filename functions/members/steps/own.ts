import { Refusal } from '#kernel/refusal';
import type { Session } from '#platform/session';

/** The member behind a customer's session. */
export function memberIdOf(session: Session): string {
  if (session.kind !== 'customer' || session.memberId === undefined) throw new Refusal('NOT_FOUND');
  return session.memberId;
}

/** Members reach themselves only; staff of the group reach every member: rights are the same in every store. */
export function refuseOthersMember(session: Session, memberId: string): void {
  if (session.kind === 'customer' && session.memberId !== memberId) throw new Refusal('NOT_FOUND');
}
