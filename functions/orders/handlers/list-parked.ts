import { memberRef } from '#members/queries';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { load } from '#platform/table';
import type { ordersContract } from '../contract.ts';
import { isOver } from '../domain/parked.ts';
import { parkedView } from '../steps/parking.ts';
import { parkedOfStore } from '../store.ts';

/** What is over may lie there a while longer: the table removes it in its own time. */
export const listParked: Handler<(typeof ordersContract)['GET /orders/parked']> = async ({ query }, { session, now }) => {
  const { items, ...page } = await parkedOfStore(dealerScope(session), storeOf(session), query);
  const waiting = items.filter((parked) => !isOver(parked, now));
  const { members } = await load({ members: waiting.flatMap(({ ask }) => (ask.memberId === undefined ? [] : [memberRef(ask.memberId)])) });
  const known = new Map(members.flatMap((member) => (member ? [[member.memberId, member]] : [])));
  return { ...page, items: waiting.map((parked) => parkedView(parked, known.get(parked.ask.memberId ?? ''))) };
};
