import type { Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Approval } from './approval.ts';

/** 代批: who decides in a store while its manager is away; it ends by itself. */
export type Deputy = { personId: string; name: string; until: Instant; setBy: string };

export const isDeputy = (deputy: Deputy | undefined, personId: string, now: Instant): boolean =>
  deputy !== undefined && deputy.personId === personId && now < deputy.until;

type Decider = { personId: string; role: string };

/** Managers decide, and their deputy while it lasts, who does not decide on the own requests. Refuses FORBIDDEN, APPROVAL_OWN. */
export function refuseUnlessDecider(approval: Approval, decider: Decider, deputy: Deputy | undefined, now: Instant): void {
  if (decider.role === 'manager') return;
  if (!isDeputy(deputy, decider.personId, now)) throw new Refusal('FORBIDDEN');
  if (approval.askedBy === decider.personId) throw new Refusal('APPROVAL_OWN');
}
