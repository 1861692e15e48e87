import { group, type Scope } from '#platform/scope';
import { load } from '#platform/table';
import type { Segment } from './domain/segment.ts';
import { membersIn, segmentBookRef } from './store.ts';

export type { Segment } from './domain/segment.ts';
export { segmentsRefusals } from './refusals.ts';
export { countOf, guidesIn } from './store.ts';

/** Head office's segments and those of the scope's own. One round trip. */
export async function segmentsOf(scope: Scope): Promise<Segment[]> {
  const { all, own } = await load({ all: segmentBookRef(group), own: scope === group ? undefined : segmentBookRef(scope) });
  return [...(all?.segments ?? []), ...(own?.segments ?? [])];
}

/** The first members of a segment whom one guide looks after, at most 100. One round trip. */
export const customersIn = async (segment: Pick<Segment, 'scope' | 'segmentId'>, guideId: string): Promise<string[]> =>
  (await membersIn(segment, { guideId }, { limit: 100 })).items;
