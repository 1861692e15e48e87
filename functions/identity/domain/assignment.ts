import type { Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { StaffRole } from '#platform/contract';
import { type Org, type OrgKind, storeIdOf } from './org.ts';
import { isAhead, isOpenAt, type Period, refuseEmptyPeriod } from './period.ts';

/** A role held in a place for a time. Ended ones stay: who worked where and when is asked for years later. */
export type Assignment = Period & { orgId: string; role: StaffRole; dealerId: string; storeId?: string };

export type Person = {
  personId: string;
  name: string;
  staffNo?: string;
  assignments: readonly Assignment[];
  rev: number;
};

/** Roles at a time; each is a line on the sign-in page. */
export const ASSIGNMENTS_MAX = 10;

const places: Record<StaffRole, readonly OrgKind[]> = {
  guide: ['store', 'counter'],
  manager: ['store'],
  dealerAdmin: ['dealer'],
  dealerFinance: ['dealer'],
  hq: ['hq'],
  technician: ['hq', 'dealer', 'store'],
  partner: ['hq', 'dealer', 'store'],
};

/** A new assignment in a place. Refuses ROLE_UNFIT, ORG_CLOSED, PERIOD_INVALID. */
export function assignmentIn(org: Org, asked: { role: StaffRole; from?: Instant | undefined; until?: Instant | undefined }, now: Instant) {
  if (!places[asked.role].includes(org.kind)) throw new Refusal('ROLE_UNFIT', { orgName: org.name });
  const from = asked.from ?? now;
  const storeId = storeIdOf(org);
  const assignment: Assignment = {
    orgId: org.orgId,
    role: asked.role,
    dealerId: org.dealerId,
    ...(storeId === undefined ? {} : { storeId }),
    from,
    ...(asked.until === undefined ? {} : { until: asked.until }),
  };
  refuseEmptyPeriod(assignment);
  if (!isOpenAt(org.period, from)) throw new Refusal('ORG_CLOSED', { orgName: org.name });
  return assignment;
}

/** The person with one more assignment. Refuses ASSIGNMENT_HELD, TOO_MANY_ASSIGNMENTS. */
export function assigned(person: Person, assignment: Assignment, now: Instant): Person {
  const current = person.assignments.filter((held) => isAhead(held, now));
  if (current.some((held) => isSame(held, assignment))) throw new Refusal('ASSIGNMENT_HELD');
  if (current.length >= ASSIGNMENTS_MAX) throw new Refusal('TOO_MANY_ASSIGNMENTS', { max: ASSIGNMENTS_MAX });
  return { ...person, assignments: [...person.assignments, assignment] };
}

/** The person with an assignment ended now; one still to come is struck out. Refuses ASSIGNMENT_UNKNOWN. */
export function ended(person: Person, which: Pick<Assignment, 'orgId' | 'role'>, now: Instant): { person: Person; ended: Assignment } {
  const found = person.assignments.find((held) => isSame(held, which) && isAhead(held, now));
  if (!found) throw new Refusal('ASSIGNMENT_UNKNOWN');
  const others = person.assignments.filter((held) => held !== found);
  const assignments = found.from < now ? [...others, { ...found, until: now }] : others;
  return { person: { ...person, assignments }, ended: found };
}

export const activeAt = (person: Person, now: Instant): Assignment[] => person.assignments.filter((held) => isOpenAt(held, now));

export const isSame = (a: Pick<Assignment, 'orgId' | 'role'>, b: Pick<Assignment, 'orgId' | 'role'>): boolean =>
  a.orgId === b.orgId && a.role === b.role;
