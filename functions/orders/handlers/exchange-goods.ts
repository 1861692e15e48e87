import { Refusal } from '#kernel/refusal';
import { carriedOver, postExchange, postTender } from '#payments/writes';
import { commit, TRANSACTION_ITEMS_MAX } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Handler } from '#platform/http';
import { joined, replace, type Write } from '#platform/writes';
import type { ordersContract } from '../contract.ts';
import { exchangeSums } from '../domain/exchange.ts';
import type { Slip } from '../domain/slip.ts';
import { afterTender } from '../domain/tendering.ts';
import { slipNews } from '../events.ts';
import { usedUp } from '../steps/approval-opening.ts';
import { cashFor, held, openedAudit, preparedSale, soldAtOnce } from '../steps/sale.ts';
import { staffView } from '../steps/slip-reply.ts';
import { type Agreed, agreedReturn, premiumBack, undoing } from '../steps/taking-back.ts';
import { slipRow } from '../store.ts';

/**
 * 换货: goods come back and others are sold for what they were worth, in one transaction. What is left over goes back the way it was
 * paid; what is missing is due on the new slip, or taken in cash at once. Both slips name each other.
 */
export const exchangeGoods: Handler<(typeof ordersContract)['POST /orders/slips/{slipId}/exchanges']> = async ({ params, body }, ctx) => {
  const { sale: asked, cash, ...back } = body;
  const agreed = await agreedReturn({ ...back, slipId: params.slipId }, ctx);
  const { slip: old, done, approval } = agreed;
  const member = old.member ? { memberId: old.member.memberId } : {};
  const sale = await preparedSale({ ...asked, ...member }, ctx);
  const sums = exchangeSums(done.refundFen, sale.slip.netFen);
  const { premiumFen, undone, left, to } = exchanged(agreed, sale.slip, sums, ctx);
  const paid = cash && to.state === 'OPEN' ? cashFor(ctx, to, sums.dueFen, cash.receivedFen) : undefined;
  const slip = paid ? afterTender(to, paid) : to;
  const news = { slipId: slip.slipId, number: slip.number, usedFen: sums.usedFen };
  const returns = [...(old.returns ?? []), { ...done, exchange: news }];
  const writes = joined([
    replace(slipRow({ ...old, tenders: left, returns }), old.rev),
    ...usedUp(approval, old.slipId),
    ...undone.writes,
    ...(slip.state === 'PAID' ? soldAtOnce(slip, sale.books, ctx) : held(slip, ctx)),
    // The entry of the cash, where there is any, is the one that makes it a sale.
    ...(sums.usedFen > 0 ? [postExchange(done.returnId, old, to, { fen: sums.usedFen, premiumFen }, ctx.now)] : []),
    ...(paid ? [postTender(slip, paid)] : []),
  ]);
  const facts = [...undone.facts, slipNews('orders.slip-opened', slip, ctx.now), ...paidNews(slip, ctx)];
  const audit = [...undone.audit, openedAudit(slip)];
  refuseLarge(writes, facts.length + audit.length);
  return commit(ctx, {
    writes,
    facts,
    audit,
    reply: { ...staffView(slip), returnId: done.returnId, backFen: sums.backFen, usedFen: sums.usedFen },
  });
};

/** Premiums go back before anything else does; what is used carries on as the payments that it came by. */
function exchanged(agreed: Agreed, opened: Slip, { usedFen, backFen }: ReturnType<typeof exchangeSums>, ctx: Ctx) {
  const { slip: old, done } = agreed;
  const allFen = premiumBack(agreed);
  const premiumBackFen = Math.min(allFen, backFen);
  const undone = undoing(agreed, { backFen, premiumFen: premiumBackFen }, ctx);
  const by = { at: ctx.now, by: opened.openedBy, from: old.number };
  const { left, carried } = carriedOver(undone.slip.tenders, usedFen, by);
  const exchangeOf = { slipId: old.slipId, number: old.number, returnId: done.returnId };
  const to = carried.reduce(afterTender, { ...opened, exchangeOf });
  return { undone, left, to, premiumFen: allFen - premiumBackFen };
}

const paidNews = (slip: Slip, ctx: Ctx) => (slip.state === 'PAID' ? [slipNews('orders.slip-paid', slip, ctx.now)] : []);

/** A return and a sale at once may be more than one transaction holds. */
function refuseLarge(writes: readonly Write[], more: number): void {
  if (writes.length + more + 1 > TRANSACTION_ITEMS_MAX) throw new Refusal('EXCHANGE_LARGE');
}
