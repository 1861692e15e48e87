import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { create } from '#platform/writes';
import type { ordersContract } from '../contract.ts';
import { parkedFrom, parkedView, readNamed } from '../steps/parking.ts';
import { parkedRow } from '../store.ts';

/** 挂单: the cart waits in the store for any of its guides. */
export const parkCart: Handler<(typeof ordersContract)['POST /orders/parked']> = async ({ body }, ctx) => {
  const [scope, storeId] = [dealerScope(ctx.session), storeOf(ctx.session)];
  const named = await readNamed(body);
  const parked = parkedFrom(body, named, ctx);
  return commit(ctx, { writes: [create(parkedRow(scope, storeId, parked))], reply: parkedView(parked, named.members[0]) });
};
