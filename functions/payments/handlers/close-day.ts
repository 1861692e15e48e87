import { dayOf } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerIdOf, dealerScope, storeOf } from '#platform/scope';
import { actorOf } from '#platform/session';
import { create } from '#platform/writes';
import type { paymentsContract } from '../contract.ts';
import { closedDay, closeEntry, type DayClose, waysOfDay } from '../domain/day-close.ts';
import { dayCloseRow, dayClosesOf, journalOfDay, journalRow } from '../store.ts';

/** The manager's count of the day against the books. Two managers at once: one close stands, the other is told. */
export const closeDay: Handler<(typeof paymentsContract)['POST /payments/day-closes']> = async ({ body }, ctx) => {
  const scope = dealerScope(ctx.session);
  const storeId = storeOf(ctx.session);
  const [entries, closes] = await Promise.all([journalOfDay(scope, storeId, body.day), dayClosesOf(scope, storeId, body.day)]);
  const before = closes.at(-1);
  if (before && body.corrects !== true) throw new Refusal('CLOSE_DONE');
  const closing = {
    ...{ dealerId: dealerIdOf(scope), storeId, day: body.day, closedBy: actorOf(ctx.session), closedAt: ctx.now },
    ...{ before, today: dayOf(ctx.now) },
  };
  const close = closedDay(closing, waysOfDay(entries, storeId), body);
  const posted = closeEntry(close, before);
  return commit(ctx, {
    writes: [create(dayCloseRow(close), 'CLOSE_DONE'), ...(posted ? [create(journalRow(posted))] : [])],
    audit: [{ scope, storeId, what: 'payments.day-closed', targetId: `${close.day}#${close.seq}`, after: { differenceFen: off(close) } }],
    reply: { ...close, ways: [...close.ways], differences: [...close.differences] },
  });
};

const off = ({ differences }: DayClose): number => differences.reduce((sum, { differenceFen }) => sum + differenceFen, 0);
