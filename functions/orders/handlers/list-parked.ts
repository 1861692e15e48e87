import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import type { ordersContract } from '../contract.ts';
import { isOver } from '../domain/parked.ts';
import { parkedView } from '../steps/parking.ts';
import { parkedOfStore } from '../store.ts';

/** What is over may lie there a while longer: the table removes it in its own time. */
export const listParked: Handler<(typeof ordersContract)['GET /orders/parked']> = async ({ query }, { session, now }) => {
  const { items, ...page } = await parkedOfStore(dealerScope(session), storeOf(session), query);
  return { ...page, items: items.filter((parked) => !isOver(parked, now)).map(parkedView) };
};
