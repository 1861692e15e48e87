import type { Instant } from '#kernel/instant';
import { leadRef, localTime, standardConfig } from '#leads/queries';
import { touchWrites } from '#leads/writes';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { onceMore } from '#platform/once-more';
import { get, load } from '#platform/table';
import { replace, type Write } from '#platform/writes';
import { usualHours, type Visit } from '../domain/visit.ts';
import { type VisitFact, visitNews } from '../events.ts';
import { freeSlot, slotRef, takeSlot, visitRef, visitRow } from '../store.ts';
import { receptionRefs, slotsAt } from './slots.ts';
import { spoken } from './spoken.ts';
import { scopeOf, seen } from './who.ts';

type Place = { taken: number; slots: readonly Instant[]; perSlot: number };
type Step = { visit: Visit; what: 'VISIT_MOVED' | 'VISIT_CANCELLED' | 'CAME_TO_STORE'; type: VisitFact['type'] };

/**
 * One step on a visit, and its line in the lead's history while that is open. `wanted`: the slot that the visit moves to, whose place `decide` reads.
 */
export function stepOn<R>(
  ctx: Ctx,
  visitId: string,
  decide: (visit: Visit, place: Place) => Step,
  view: (visit: Visit, lead: Awaited<ReturnType<typeof around>>['lead']) => R,
  wanted?: Instant,
): Promise<R> {
  return spoken(() =>
    onceMore(async () => {
      const before = seen(ctx.session, await get(visitRef(visitId)));
      const { lead, slot, config, hours } = await around(before, wanted);
      const { perSlot } = hours ?? usualHours;
      const slots = slotsAt(before.storeId, { config, hours }, ctx.now);
      const { visit, what, type } = decide(before, { taken: slot?.taken ?? 0, slots, perSlot });
      const touch = { what, at: ctx.now, name: `${localTime(visit.at)} ${visit.storeName}`, ref: visitId };
      const told = lead ? touchWrites(lead, touch, config ?? standardConfig, ctx) : { writes: [], facts: [] };
      return commit(ctx, {
        writes: [replace(visitRow(visit), before.rev), ...places(before, visit, slot, perSlot), ...told.writes],
        facts: [visitNews(type, visit), ...told.facts],
        reply: view(visit, lead),
      });
    }),
  );
}

const around = ({ dealerId, storeId, leadId }: Visit, wanted: Instant | undefined) => {
  const scope = scopeOf({ dealerId });
  const slot = wanted === undefined ? undefined : slotRef(scope, storeId, wanted);
  return load({ lead: leadRef(scope, leadId), slot, ...receptionRefs(scope, storeId) });
};

/** Whoever goes leaves a place, whoever moves takes another. */
function places(before: Visit, after: Visit, slot: { taken: number } | undefined, perSlot: number): Write[] {
  const [scope, { storeId }] = [scopeOf(before), before];
  if (after.state === 'CANCELLED') return [freeSlot(scope, storeId, before.at)];
  if (after.at === before.at) return [];
  return [freeSlot(scope, storeId, before.at), takeSlot(scope, storeId, after.at, slot, perSlot)];
}
