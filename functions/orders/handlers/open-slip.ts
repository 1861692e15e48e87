import { postTender } from '#payments/writes';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Announcement } from '#platform/facts';
import type { Handler } from '#platform/http';
import type { Write } from '#platform/writes';
import type { ordersContract } from '../contract.ts';
import { dueNowFen } from '../domain/deposit.ts';
import type { Slip } from '../domain/slip.ts';
import { afterTender } from '../domain/tendering.ts';
import { slipNews } from '../events.ts';
import { usedUp } from '../steps/approval-opening.ts';
import { cashFor, held, openedAudit, type Prepared, preparedSale, soldAtOnce } from '../steps/sale.ts';
import { staffView } from '../steps/slip-reply.ts';

/**
 * Opens a slip: prices again from one read of everything, then holds stock, coupon and points in one transaction. With the cash for
 * the whole slip or its deposit in hand that is taken in the same transaction. Three round trips with the session's.
 */
export const openSlip: Handler<(typeof ordersContract)['POST /orders/slips']> = async ({ body }, ctx) => {
  const sale = await preparedSale(body, ctx);
  const { slip, approval } = sale;
  const used = usedUp(approval, slip.slipId);
  if (body.cash && slip.deposit) return holdForCash(ctx, slip, body.cash.receivedFen, used);
  return body.cash ? sellForCash(ctx, sale, body.cash.receivedFen, used) : hold(ctx, slip, used);
};

const nothing: { writes: Write[]; facts: Announcement[] } = { writes: [], facts: [] };

const hold = (ctx: Ctx, slip: Slip, used: readonly Write[], more = nothing) =>
  commit(ctx, {
    writes: [...held(slip, ctx), ...used, ...more.writes],
    facts: [slipNews('orders.slip-opened', slip, ctx.now), ...more.facts],
    audit: [openedAudit(slip)],
    reply: staffView(slip),
  });

/** The deposit in cash: everything is held, and the money taken, in one transaction. */
function holdForCash(ctx: Ctx, opened: Slip, receivedFen: number, used: readonly Write[]) {
  const tender = cashFor(ctx, opened, dueNowFen(opened), receivedFen);
  const slip = afterTender(opened, tender);
  const facts = [slipNews('orders.deposit-paid', slip, ctx.now)];
  return hold(ctx, slip, used, { writes: [postTender(slip, tender)], facts });
}

async function sellForCash(ctx: Ctx, { slip: opened, books }: Prepared, receivedFen: number, used: readonly Write[]) {
  const tender = cashFor(ctx, opened, opened.netFen, receivedFen);
  const slip = afterTender(opened, tender);
  return commit(ctx, {
    writes: [...soldAtOnce(slip, books, ctx), ...used, postTender(slip, tender)],
    facts: [slipNews('orders.slip-opened', slip, ctx.now), slipNews('orders.slip-paid', slip, ctx.now)],
    audit: [openedAudit(slip)],
    reply: staffView(slip),
  });
}
