import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { get } from '#platform/table';
import type { ordersContract } from '../contract.ts';
import { deputyRef } from '../store.ts';

/** Who decides while the manager is away; nobody once it has ended. */
export const showDeputy: Handler<(typeof ordersContract)['GET /orders/deputy']> = async (_, ctx) => {
  const deputy = await get(deputyRef(dealerScope(ctx.session), storeOf(ctx.session)));
  if (!deputy || deputy.until <= ctx.now) return {};
  const { personId, name, until } = deputy;
  return { deputy: { personId, name, until } };
};
