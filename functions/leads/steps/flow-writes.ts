import type { Scope } from '#platform/scope';
import { change, type Write } from '#platform/writes';
import { type FlowAdd, flowOf, givenOf } from '../domain/flow.ts';
import { flowKey, givenKey, shardOf } from '../store.ts';
import type { LeadRecord } from './record.ts';

/** What a step adds to its store's month: stages entered and left, leads that guides got, won or lost. In the step's own transaction. */
export function flowWrites(scope: Scope, before: LeadRecord | undefined, after: LeadRecord): Write[] {
  const shard = shardOf(after.lead.id);
  const names = new Map<string, string>();
  for (const record of [before, after]) {
    const state = record?.lead.state;
    if (state && state.kind !== 'POOL' && state.guideId !== undefined && record.card.guideName !== undefined)
      names.set(state.guideId, record.card.guideName);
  }
  const named = (guideId: string | undefined) => {
    const name = guideId === undefined ? undefined : names.get(guideId);
    return name === undefined ? {} : { set: { name } };
  };
  const flow = flowOf(before?.lead, after.lead).map(({ place, add }) =>
    change(flowKey(scope, after.storeId, place, shard), { add: sumsOf(add), ...named(place.guideId) }),
  );
  const given = givenOf(before?.lead, after.lead, after.card.amountFen).map(({ place, add }) =>
    change(givenKey(scope, (add.given ?? 0) > 0 ? after.storeId : (before ?? after).storeId, place), { add, ...named(place.guideId) }),
  );
  return [...flow, ...given];
}

const sumsOf = (add: FlowAdd['add']): Record<string, number> =>
  'to' in add ? { left: 1, staySeconds: add.staySeconds, [`to:${add.to}`]: 1 } : { entered: 1 };
