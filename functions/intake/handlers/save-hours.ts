import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { get } from '#platform/table';
import { put } from '#platform/writes';
import type { intakeContract } from '../contract.ts';
import { usualHours } from '../domain/visit.ts';
import { inStore } from '../steps/who.ts';
import { hoursRef, hoursRow } from '../store.ts';

/** Bookings that were made before stay: a smaller number only takes no more. */
export const saveHours: Handler<(typeof intakeContract)['PUT /intake/hours']> = async ({ body }, ctx) => {
  const { storeId } = inStore(ctx.session);
  const scope = dealerScope(ctx.session);
  const before = (await get(hoursRef(scope, storeId))) ?? usualHours;
  const audit = [{ scope, storeId, what: 'intake.hours-saved', targetId: storeId, before: { ...before }, after: { ...body } }];
  return commit(ctx, { writes: [put(hoursRow(scope, storeId, body))], audit, reply: body });
};
