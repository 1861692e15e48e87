import { ruleBookRefs } from '#commissions/queries';
import { holdCoupon, redeemCoupon } from '#coupons/writes';
import { activeAt, type Person, personRef, storeRef } from '#identity/queries';
import { holdStock } from '#inventory/writes';
import type { Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { yuan } from '#kernel/yuan';
import { holdPoints } from '#members/writes';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Handler } from '#platform/http';
import { dealerIdOf, dealerScope, type Scope, storeOf } from '#platform/scope';
import { load } from '#platform/table';
import { create, type Write } from '#platform/writes';
import { type QuoteLoaded, quoteFrom, quoteRefs } from '#pricing/queries';
import type { ordersContract } from '../contract.ts';
import { stockLines } from '../domain/goods.ts';
import { openedSlip } from '../domain/opening.ts';
import type { Slip } from '../domain/slip.ts';
import { splitAmong } from '../domain/split.ts';
import { afterTender } from '../domain/tendering.ts';
import { slipNews } from '../events.ts';
import { staffView } from '../steps/slip-reply.ts';
import { slipRow } from '../store.ts';
import { completion } from '../writes.ts';

/**
 * Opens a slip: prices again from one read of everything, then holds stock, coupon and points in one transaction. With the cash for
 * the whole slip in hand it is also paid in that transaction. Three round trips with the session's.
 */
export const openSlip: Handler<(typeof ordersContract)['POST /orders/slips']> = async ({ body }, ctx) => {
  const { session, now } = ctx;
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const scope = dealerScope(session);
  const storeId = storeOf(session);
  const asked = body.split ?? [{ personId: session.personId, bps: 10000 }];
  const loaded = await load({
    ...quoteRefs(body, scope, storeId),
    store: storeRef(storeId),
    books: ruleBookRefs(scope),
    people: asked.map((share) => personRef(share.personId)),
  });
  const quote = quoteFrom(body, loaded, { now, storeId, role: session.role });
  const { store, books } = loaded;
  if (!store) throw new Refusal('NOT_FOUND');
  const slip = openedSlip(
    {
      slipId: ctx.newId('slip'),
      store,
      opener: { personId: session.personId, name: session.name },
      coupons: usedCoupons(loaded, quote.couponIdsUsed),
      split: splitAmong(
        asked,
        loaded.people.map((person) => person && sellerAt(person, now)),
        dealerIdOf(scope),
      ),
      texts: configurationTexts(loaded),
      expectedNetFen: body.expectedNetFen,
      note: body.note,
      ...memberOf(loaded),
    },
    quote,
    books,
    now,
  );
  refuseShort(slip, loaded);
  return body.cash ? sellForCash(ctx, scope, slip, books, body.cash.receivedFen) : hold(ctx, scope, slip);
};

function hold(ctx: Ctx, scope: Scope, slip: Slip) {
  const { slipId, storeId, member, pointsUsed } = slip;
  const points = member && pointsUsed > 0 ? holdPoints({ memberId: member.memberId, points: pointsUsed, slipId }, ctx.now) : [];
  const writes: Write[] = [
    create(slipRow(slip)),
    ...holdStock({ scope, storeId, slipId, lines: stockLines(slip.lines) }, ctx.now),
    ...slip.coupons.flatMap((coupon) => holdCoupon(coupon, slipId, ctx.now)),
    ...points,
  ];
  return commit(ctx, {
    writes,
    facts: [slipNews('orders.slip-opened', slip, ctx.now)],
    audit: [opened(scope, slip)],
    reply: staffView(slip),
  });
}

async function sellForCash(ctx: Ctx, scope: Scope, opened_: Slip, books: Parameters<typeof completion>[1], receivedFen: number) {
  const { netFen } = opened_;
  if (receivedFen < netFen) throw new Refusal('CASH_SHORT', { received: yuan(receivedFen), due: yuan(netFen) });
  const tender = { paymentId: ctx.newId('payment'), method: 'CASH', amountFen: netFen, at: ctx.now, by: opened_.openedBy };
  const slip = afterTender(opened_, tender);
  const writes: Write[] = [
    create(slipRow(slip)),
    ...slip.coupons.flatMap((coupon) => redeemCoupon(coupon, slip.slipId, ctx.now)),
    ...completion(slip, books, ctx.now, 'shelf'),
  ];
  const facts = [slipNews('orders.slip-opened', slip, ctx.now), slipNews('orders.slip-paid', slip, ctx.now)];
  return commit(ctx, { writes, facts, audit: [opened(scope, slip)], reply: staffView(slip) });
}

const opened = (scope: Scope, slip: Slip) => ({
  scope,
  storeId: slip.storeId,
  what: 'orders.slip-opened',
  targetId: slip.slipId,
  after: { netFen: slip.netFen, discountFen: slip.discountFen, paidFen: slip.paidFen },
});

/** Where somebody works today: who has left, or not yet begun, takes no share. */
const sellerAt = (person: Person, now: Instant) => ({
  personId: person.personId,
  name: person.name,
  dealerIds: activeAt(person, now).map((assignment) => assignment.dealerId),
});

function memberOf({ members }: QuoteLoaded): { member?: NonNullable<Slip['member']> } {
  const [member] = members;
  if (!member) return {};
  const { memberId, name, mobileMasked, level } = member;
  return { member: { memberId, mobileMasked, level, ...(name === undefined ? {} : { name }) } };
}

const usedCoupons = ({ coupons }: QuoteLoaded, used: readonly string[]) =>
  coupons.flatMap((coupon) => (coupon && used.includes(coupon.couponId) ? [{ couponId: coupon.couponId, scope: coupon.scope }] : []));

const configurationTexts = ({ configurations }: QuoteLoaded): Record<string, string> =>
  Object.fromEntries(configurations.flatMap((c) => (c ? [[c.configurationId, c.text]] : [])));

/** Says how many are left; the transaction's own condition decides. */
function refuseShort(slip: Slip, { stocks }: QuoteLoaded): void {
  const left = new Map(stocks.flatMap((stock) => (stock ? [[stock.skuId, stock.available] as const] : [])));
  const wanted = new Map<string, number>();
  for (const { skuId, qty, name, gift } of slip.lines) {
    if (gift) continue;
    const total = (wanted.get(skuId) ?? 0) + qty;
    wanted.set(skuId, total);
    const available = left.get(skuId) ?? 0;
    if (total > available) throw new Refusal('STOCK_LEFT', { name, available });
  }
}
