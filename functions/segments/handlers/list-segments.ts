import { storeRef } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import { memberRef } from '#members/queries';
import type { Ctx } from '#platform/context';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { getOrRefuse, load } from '#platform/table';
import type { segmentsContract } from '../contract.ts';
import type { Segment } from '../domain/segment.ts';
import { segmentsOf } from '../queries.ts';
import { countFor, personView, segmentView } from '../steps/views.ts';
import { countOf, membersIn } from '../store.ts';

type Contract = typeof segmentsContract;

/** Two trips for all but head office, whose counts are sums of their own. */
export const listSegments: Handler<Contract['GET /segments']> = async (_, ctx) => {
  const segments = await segmentsOf(dealerScope(ctx.session));
  const refs = segments.map((segment) => countFor(ctx, segment));
  const isAll = refs.some((ref) => ref === undefined);
  const counts = isAll ? await Promise.all(segments.map(countOf)) : (await load({ counts: refs.flatMap((ref) => ref ?? []) })).counts;
  return { items: segments.map((segment, i) => segmentView(segment, counts[i] ?? 0)) };
};

/** Whose members the asker may see: a guide's own, a store's, all of an own segment's for a dealer, all for head office. */
async function reachOf({ session }: Ctx, { scope }: Segment, storeId: string | undefined) {
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  if (session.role === 'guide') return { guideId: session.personId };
  if (session.role === 'manager') return { storeId: storeOf(session, storeId) };
  if (storeId === undefined && (session.role === 'hq' || scope !== 'G')) return undefined;
  const store = await getOrRefuse(storeRef(storeOf(session, storeId)));
  if (session.role !== 'hq' && store.dealerId !== session.dealerId) throw new Refusal('NOT_FOUND');
  return { storeId: store.storeId };
}

export const listMembers: Handler<Contract['GET /segments/{segmentId}/members']> = async ({ params: { segmentId }, query }, ctx) => {
  const segment = (await segmentsOf(dealerScope(ctx.session))).find((one) => one.segmentId === segmentId);
  if (!segment) throw new Refusal('SEGMENT_UNKNOWN');
  const page = await membersIn(segment, await reachOf(ctx, segment, query.storeId), query);
  const { members } = await load({ members: page.items.map((memberId) => memberRef(memberId)) });
  const items = members.flatMap((member) => (member ? [personView(member)] : []));
  return page.cursor === undefined ? { items } : { items, cursor: page.cursor };
};
