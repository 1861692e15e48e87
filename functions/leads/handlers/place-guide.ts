import { personRef } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { get } from '#platform/table';
import { put } from '#platform/writes';
import type { leadsContract } from '../contract.ts';
import { refuseForeign, takesLeadsOf, whereOf } from '../steps/sight.ts';
import { placingRow } from '../store.ts';

/** What one guide of the store takes from the assignment; audited, since it decides who earns. */
export const placeGuide: Handler<(typeof leadsContract)['PUT /leads/team/{guideId}']> = async ({ params, body }, ctx) => {
  const { storeId: asked, cap, ...rest } = body;
  const { scope, storeId } = whereOf(ctx.session, { storeId: asked });
  await refuseForeign(ctx, { scope, storeId });
  const { guideId } = params;
  const guide = await get(personRef(guideId));
  if (!guide || !takesLeadsOf(storeId, guide, ctx.now)) throw new Refusal('GUIDE_UNFIT');
  const kept = { guideId, onDuty: rest.onDuty, weight: rest.weight, ...(cap === undefined ? {} : { cap }) };
  const lists = Object.fromEntries(
    (['regions', 'brands', 'skills'] as const).flatMap((name) => (rest[name].length > 0 ? [[name, rest[name]]] : [])),
  );
  const { onDuty, weight } = rest;
  const audit = [
    { scope, storeId, what: 'leads.guide-placed', targetId: guideId, after: { onDuty: onDuty ? 1 : 0, weight, cap: cap ?? 0 } },
  ];
  return commit(ctx, { writes: [put(placingRow(scope, storeId, { ...kept, ...lists }))], audit, reply: { ...kept, ...rest } });
};
