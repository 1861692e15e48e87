import { memberRef } from '#members/queries';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { actorOf } from '#platform/session';
import { load } from '#platform/table';
import type { ordersContract } from '../contract.ts';
import { CUSTOMERS_SHOWN, customersAtHand, goodsAtHand, NO_SALES } from '../domain/at-hand.ts';
import { favouritesRef, recentSalesRef } from '../store.ts';

/** Two round trips: the guide's two rows, which carry all that a tap on goods needs, and the customers as they are known now. */
export const showAtHand: Handler<(typeof ordersContract)['GET /orders/at-hand']> = async (_, { session }) => {
  const place = { scope: dealerScope(session), storeId: storeOf(session), personId: actorOf(session) };
  const { recent = NO_SALES, pinned } = await load({ recent: recentSalesRef(place), pinned: favouritesRef(place) });
  const favourites = [...(pinned?.favourites ?? [])];
  const { members } = await load({ members: customersAtHand(recent).map(memberRef) });
  const customers = members.flatMap((member) => (member ? [member] : [])).slice(0, CUSTOMERS_SHOWN);
  return { favourites, goods: goodsAtHand(recent, favourites), customers };
};
