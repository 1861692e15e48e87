import type { StaffRole } from '#platform/contract';
import type { Fact } from '#platform/facts';

/** Facts name ids only: names and accounts stay in their rows. */
export type OrgCreated = Fact<
  'identity.org-created',
  { orgId: string; kind: 'dealer' | 'store' | 'counter'; dealerId: string; parentId: string }
>;
export type PersonCreated = Fact<'identity.person-created', { personId: string }>;

type AssignmentNews = { personId: string; orgId: string; role: StaffRole; dealerId: string; storeId?: string };
export type AssignmentGiven = Fact<'identity.assignment-given', AssignmentNews & { from: string; until?: string }>;
export type AssignmentEnded = Fact<'identity.assignment-ended', AssignmentNews & { at: string }>;
