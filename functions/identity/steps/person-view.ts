import type { Person } from '../domain/assignment.ts';
import { type Administrator, assignmentsSeenBy } from '../domain/reach.ts';
import { assignmentViews, orgsOf } from './org-names.ts';

/** A person with the assignments that the administrator may see, the ended ones included. One round trip. */
export async function personView(by: Administrator, person: Person) {
  const seen = assignmentsSeenBy(by, person);
  const { personId, name, staffNo } = person;
  return { personId, name, staffNo, assignments: assignmentViews(seen, await orgsOf(seen)) };
}
