import { activeAt, personRef } from '#identity/queries';
import { plusDays, startOfDay } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { actorOf } from '#platform/session';
import { getOrRefuse } from '#platform/table';
import { put } from '#platform/writes';
import type { ordersContract } from '../contract.ts';
import { deputyRow } from '../store.ts';

/** The manager is away: a colleague of the store decides until the end of that day. Naming oneself ends it. */
export const setDeputy: Handler<(typeof ordersContract)['POST /orders/deputy']> = async ({ body }, ctx) => {
  const { now } = ctx;
  const [scope, storeId] = [dealerScope(ctx.session), storeOf(ctx.session)];
  const person = await getOrRefuse(personRef(body.personId));
  if (!activeAt(person, now).some((assignment) => assignment.storeId === storeId)) throw new Refusal('NOT_FOUND');
  const until = plusDays(startOfDay(body.untilDay), 1);
  if (until <= now || until > plusDays(now, 61)) throw new Refusal('DEPUTY_DAY');
  const { personId, name } = person;
  return commit(ctx, {
    writes: [put(deputyRow(scope, storeId, { personId, name, until, setBy: actorOf(ctx.session) }))],
    audit: [{ scope, storeId, what: 'orders.deputy-set', targetId: personId, after: { until } }],
    reply: { deputy: { personId, name, until } },
  });
};
