import { load } from '#platform/table';
import type { Assignment } from '../domain/assignment.ts';
import type { Org } from '../domain/org.ts';
import { orgRef } from '../store.ts';

export type Orgs = ReadonlyMap<string, Org>;

/** The places of assignments with their stores and dealers, by id. One round trip, none for none. */
export async function orgsOf(assignments: readonly Pick<Assignment, 'orgId' | 'storeId' | 'dealerId'>[]): Promise<Orgs> {
  const ids = new Set(assignments.flatMap(placesOf));
  if (ids.size === 0) return new Map();
  const { orgs } = await load({ orgs: [...ids].map(orgRef) });
  return new Map(orgs.flatMap((org) => (org ? [[org.orgId, org]] : [])));
}

/** Where one works: the place itself, the store it lies in, the dealer both belong to. */
export const placesOf = ({ orgId, storeId, dealerId }: Pick<Assignment, 'orgId' | 'storeId' | 'dealerId'>): string[] => [
  orgId,
  dealerId,
  ...(storeId === undefined ? [] : [storeId]),
];

export const assignmentViews = (assignments: readonly Assignment[], orgs: Orgs) =>
  assignments.map(({ orgId, role, from, until }) => ({ orgId, role, orgName: orgs.get(orgId)?.name ?? '', from, until }));
