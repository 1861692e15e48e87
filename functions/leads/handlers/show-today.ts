import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import type { leadsContract } from '../contract.ts';
import { staffOf } from '../steps/sight.ts';
import { todayOf } from '../steps/today.ts';
import { cardOf } from '../steps/views.ts';
import { openLeadsOf } from '../store.ts';

/** The guide's list for today, in the order that pays. One query: a guide's open leads are bounded by the cap. */
export const showToday: Handler<(typeof leadsContract)['GET /leads/today']> = async (_, ctx) => {
  const { personId } = staffOf(ctx.session);
  const open = await openLeadsOf(dealerScope(ctx.session), personId);
  const today = todayOf(open, ctx.now);
  return {
    items: today.map(({ record, why, at }) => ({ ...cardOf(record, ctx.now), why, ...(at === undefined ? {} : { at }) })),
    counts: { open: open.length, overdue: open.filter((record) => record.overdue).length, today: today.length },
  };
};
