import type { Instant } from '#kernel/instant';
import type { AuditEntry } from '#platform/audit';
import type { Announcement } from '#platform/facts';
import { scopeOfDealer } from '#platform/scope';
import type { Assignment } from '../domain/assignment.ts';

export const assignmentGiven = (personId: string, assignment: Assignment): Announcement => ({
  type: 'identity.assignment-given',
  scope: scopeOfDealer(assignment.dealerId),
  data: { personId, ...assignment },
});

export function assignmentEnded(personId: string, { from: _, until: __, ...assignment }: Assignment, at: Instant): Announcement {
  return { type: 'identity.assignment-ended', scope: scopeOfDealer(assignment.dealerId), data: { personId, ...assignment, at } };
}

export function assignmentAudit(what: 'given' | 'ended', personId: string, { orgId, role, dealerId, storeId }: Assignment): AuditEntry {
  const which = { orgId, role };
  return {
    scope: scopeOfDealer(dealerId),
    ...(storeId === undefined ? {} : { storeId }),
    what: `identity.assignment-${what}`,
    targetId: personId,
    ...(what === 'given' ? { after: which } : { before: which }),
  };
}
