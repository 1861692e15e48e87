import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { load } from '#platform/table';
import { create } from '#platform/writes';
import type { ordersContract } from '../contract.ts';
import { isOver } from '../domain/parked.ts';
import { namedBy, parkedFrom, readNamed, takenView } from '../steps/parking.ts';
import { parkedRef, parkedRow, takenAway, takenRef } from '../store.ts';

/** 取单: whoever is first has it; the cart at hand may take its place. */
export const takeParked: Handler<(typeof ordersContract)['POST /orders/parked/{cartId}/take']> = async ({ params, body }, ctx) => {
  const { session, now } = ctx;
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const { cartId } = params;
  const [scope, storeId] = [dealerScope(session), storeOf(session)];
  const { instead } = body;
  const { parked, taken, ...named } = await load({
    parked: parkedRef(scope, storeId, cartId),
    taken: takenRef(scope, storeId, cartId),
    ...namedBy(instead ?? { lines: [], couponIds: [] }),
  });
  if (taken) throw new Refusal('PARKED_TAKEN', { name: taken.name });
  if (!parked) throw new Refusal('NOT_FOUND');
  if (isOver(parked, now)) throw new Refusal('PARKED_GONE');
  const parking = instead ? [create(parkedRow(scope, storeId, parkedFrom(instead, named, ctx)))] : [];
  const reply = takenView(parked, await readNamed(parked.ask));
  return commit(ctx, { writes: [...takenAway(scope, storeId, parked, session, now), ...parking], reply });
};
