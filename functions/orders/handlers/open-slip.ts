import { ruleBookRefs } from '#commissions/queries';
import { holdCoupon, redeemCoupon } from '#coupons/writes';
import { personRef, storeRef } from '#identity/queries';
import { holdStock } from '#inventory/writes';
import { Refusal } from '#kernel/refusal';
import { yuan } from '#kernel/yuan';
import { holdPoints } from '#members/writes';
import { postTender } from '#payments/writes';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Announcement } from '#platform/facts';
import type { Handler } from '#platform/http';
import { dealerScope, type Scope, storeOf } from '#platform/scope';
import { load } from '#platform/table';
import { create, type Write } from '#platform/writes';
import { type QuoteLoaded, quoteFrom, quoteRefs } from '#pricing/queries';
import type { ordersContract } from '../contract.ts';
import { dueNowFen } from '../domain/deposit.ts';
import { stockLines } from '../domain/goods.ts';
import { openedSlip } from '../domain/opening.ts';
import type { Slip, Tender } from '../domain/slip.ts';
import { afterTender } from '../domain/tendering.ts';
import { slipNews } from '../events.ts';
import { approvalFor, usedUp } from '../steps/approval-opening.ts';
import { memberOf, sharesAmong, wantedShares } from '../steps/people.ts';
import { staffView } from '../steps/slip-reply.ts';
import { approvalRef, listedDeposit, slipRow } from '../store.ts';
import { completion } from '../writes.ts';

/**
 * Opens a slip: prices again from one read of everything, then holds stock, coupon and points in one transaction. With the cash for
 * the whole slip or its deposit in hand that is taken in the same transaction. Three round trips with the session's.
 */
export const openSlip: Handler<(typeof ordersContract)['POST /orders/slips']> = async ({ body }, ctx) => {
  const { session, now } = ctx;
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const scope = dealerScope(session);
  const storeId = storeOf(session);
  const asked = wantedShares(body.split, session);
  const loaded = await load({
    ...quoteRefs(body, scope, storeId),
    store: storeRef(storeId),
    books: ruleBookRefs(scope),
    people: asked.map((share) => personRef(share.personId)),
    approval: body.approvalId === undefined ? undefined : approvalRef(scope, body.approvalId),
  });
  const approval = approvalFor(body, loaded.approval, session, now);
  refuseTerms(body, loaded.book?.freight?.zones ?? []);
  const quote = quoteFrom(body, loaded, { now, storeId, role: approval ? 'manager' : session.role });
  const { store, books } = loaded;
  if (!store) throw new Refusal('NOT_FOUND');
  const slip = openedSlip(
    {
      slipId: ctx.newId('slip'),
      store,
      opener: { personId: session.personId, name: session.name },
      coupons: usedCoupons(loaded, quote.couponIdsUsed),
      split: sharesAmong(asked, loaded.people, { scope, storeId, now }),
      made: madeOf(loaded),
      expectedNetFen: body.expectedNetFen,
      note: body.note,
      approvalId: body.approvalId,
      deposit: body.deposit,
      handover: body.handover,
      ...memberOf(loaded),
    },
    quote,
    books,
    now,
  );
  refuseShort(slip, loaded);
  const used = usedUp(approval, slip.slipId);
  if (body.cash && slip.deposit) return holdForCash(ctx, scope, slip, body.cash.receivedFen, used);
  return body.cash ? sellForCash(ctx, scope, slip, books, body.cash.receivedFen, used) : hold(ctx, scope, slip, used);
};

type Terms = { delivery?: object | undefined; handover?: { way: string } | undefined };

/** Who has freight asks it of whatever is brought, and of nothing that is fetched. Refuses DELIVERY_TERMS. */
function refuseTerms({ delivery, handover }: Terms, zones: readonly unknown[]): void {
  if (zones.length > 0 && handover && (handover.way === 'DELIVERY') !== (delivery !== undefined)) throw new Refusal('DELIVERY_TERMS');
}

type Books = Parameters<typeof completion>[1];

const nothing: { writes: Write[]; facts: Announcement[] } = { writes: [], facts: [] };

function hold(ctx: Ctx, scope: Scope, slip: Slip, used: readonly Write[], more = nothing) {
  const { slipId, storeId, member, pointsUsed } = slip;
  const points = member && pointsUsed > 0 ? holdPoints({ memberId: member.memberId, points: pointsUsed, slipId }, ctx.now) : [];
  const writes: Write[] = [
    create(slipRow(slip)),
    ...listedDeposit(slip),
    ...used,
    ...holdStock({ scope, storeId, slipId, lines: stockLines(slip.lines) }, ctx.now),
    ...slip.coupons.flatMap((coupon) => holdCoupon(coupon, slipId, ctx.now)),
    ...points,
  ];
  return commit(ctx, {
    writes: [...writes, ...more.writes],
    facts: [slipNews('orders.slip-opened', slip, ctx.now), ...more.facts],
    audit: [opened(scope, slip)],
    reply: staffView(slip),
  });
}

/** The deposit in cash: everything is held, and the money taken, in one transaction. */
function holdForCash(ctx: Ctx, scope: Scope, opened_: Slip, receivedFen: number, used: readonly Write[]) {
  const tender = cashFor(ctx, opened_, dueNowFen(opened_), receivedFen);
  const slip = afterTender(opened_, tender);
  const facts = [slipNews('orders.deposit-paid', slip, ctx.now)];
  return hold(ctx, scope, slip, used, { writes: [postTender(slip, tender)], facts });
}

/** Refuses CASH_SHORT. */
function cashFor(ctx: Ctx, slip: Slip, amountFen: number, receivedFen: number): Tender {
  if (receivedFen < amountFen) throw new Refusal('CASH_SHORT', { received: yuan(receivedFen), due: yuan(amountFen) });
  return { paymentId: ctx.newId('payment'), method: 'CASH', amountFen, at: ctx.now, by: slip.openedBy };
}

async function sellForCash(ctx: Ctx, scope: Scope, opened_: Slip, books: Books, receivedFen: number, used: readonly Write[]) {
  const tender = cashFor(ctx, opened_, opened_.netFen, receivedFen);
  const slip = afterTender(opened_, tender);
  const writes: Write[] = [
    create(slipRow(slip)),
    ...used,
    ...slip.coupons.flatMap((coupon) => redeemCoupon(coupon, slip.slipId, ctx.now)),
    ...completion(slip, books, ctx.now, 'shelf'),
    postTender(slip, tender),
  ];
  const facts = [slipNews('orders.slip-opened', slip, ctx.now), slipNews('orders.slip-paid', slip, ctx.now)];
  return commit(ctx, { writes, facts, audit: [opened(scope, slip)], reply: staffView(slip) });
}

const opened = (scope: Scope, slip: Slip) => ({
  scope,
  storeId: slip.storeId,
  what: 'orders.slip-opened',
  targetId: slip.slipId,
  after: {
    netFen: slip.netFen,
    discountFen: slip.discountFen,
    paidFen: slip.paidFen,
    ...(slip.approvalId ? { approvalId: slip.approvalId } : {}),
  },
});

const usedCoupons = ({ coupons }: QuoteLoaded, used: readonly string[]) =>
  coupons.flatMap((coupon) => (coupon && used.includes(coupon.couponId) ? [{ couponId: coupon.couponId, scope: coupon.scope }] : []));

const madeOf = ({ configurations }: QuoteLoaded) =>
  Object.fromEntries(
    configurations.flatMap((c) =>
      c ? [[c.configurationId, { text: c.text, ...(c.approvalId ? { approvalId: c.approvalId } : {}) }]] : [],
    ),
  );

/** Says how many are left; the transaction's own condition decides. */
function refuseShort(slip: Slip, { stocks }: QuoteLoaded): void {
  const left = new Map(stocks.flatMap((stock) => (stock ? [[stock.skuId, stock.available] as const] : [])));
  const wanted = new Map<string, number>();
  for (const { skuId, qty, name, gift, service } of slip.lines) {
    if (gift || service) continue;
    const total = (wanted.get(skuId) ?? 0) + qty;
    wanted.set(skuId, total);
    const available = left.get(skuId) ?? 0;
    if (total > available) throw new Refusal('STOCK_LEFT', { name, available });
  }
}
