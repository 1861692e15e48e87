import type * as z from 'zod';
import { ruleBookRefs } from '#commissions/queries';
import { holdCoupon, redeemCoupon } from '#coupons/writes';
import { personRef, storeRef } from '#identity/queries';
import { holdStock } from '#inventory/writes';
import { Refusal } from '#kernel/refusal';
import { yuan } from '#kernel/yuan';
import { holdPoints } from '#members/writes';
import type { AuditEntry } from '#platform/audit';
import type { Ctx } from '#platform/context';
import { dealerScope, type Scope, scopeOfDealer, storeOf } from '#platform/scope';
import { load } from '#platform/table';
import { create, type Write } from '#platform/writes';
import { type QuoteLoaded, quoteFrom, quoteRefs } from '#pricing/queries';
import type { Approval } from '../domain/approval.ts';
import { stockLines } from '../domain/goods.ts';
import { openedSlip } from '../domain/opening.ts';
import type { Slip, Tender } from '../domain/slip.ts';
import type { openingBody } from '../opening-shape.ts';
import { approvalRef, listedDeposit, slipRow } from '../store.ts';
import { completion } from '../writes.ts';
import { approvalFor } from './approval-opening.ts';
import { memberOf, sharesAmong, wantedShares } from './people.ts';

type Body = z.output<typeof openingBody>;
type Books = Parameters<typeof completion>[1];
export type Prepared = { scope: Scope; slip: Slip; books: Books; approval: Approval | undefined };

/** Prices again from one read of everything, and says what the slip will be; writes nothing. Refuses whatever an opening refuses. */
export async function preparedSale(body: Body, ctx: Ctx): Promise<Prepared> {
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
  return { scope, slip, books, approval };
}

type Terms = { delivery?: object | undefined; handover?: { way: string } | undefined };

/** Who has freight asks it of whatever is brought, and of nothing that is fetched. Refuses DELIVERY_TERMS. */
function refuseTerms({ delivery, handover }: Terms, zones: readonly unknown[]): void {
  if (zones.length > 0 && handover && (handover.way === 'DELIVERY') !== (delivery !== undefined)) throw new Refusal('DELIVERY_TERMS');
}

/** A slip that waits for money: goods, coupons and points are held for it. */
export function held(slip: Slip, { now }: Ctx): Write[] {
  const { slipId, storeId, member, pointsUsed } = slip;
  const points = member && pointsUsed > 0 ? holdPoints({ memberId: member.memberId, points: pointsUsed, slipId }, now) : [];
  return [
    create(slipRow(slip)),
    ...listedDeposit(slip),
    ...holdStock({ scope: scopeOfDealer(slip.dealerId), storeId, slipId, lines: stockLines(slip.lines) }, now),
    ...slip.coupons.flatMap((coupon) => holdCoupon(coupon, slipId, now)),
    ...points,
  ];
}

/** A slip that is paid in its own opening: the goods leave the shelf. */
export const soldAtOnce = (slip: Slip, books: Books, { now }: Ctx): Write[] => [
  create(slipRow(slip)),
  ...slip.coupons.flatMap((coupon) => redeemCoupon(coupon, slip.slipId, now)),
  ...completion(slip, books, now, 'shelf'),
];

/** Refuses CASH_SHORT. */
export function cashFor(ctx: Ctx, slip: Slip, amountFen: number, receivedFen: number): Tender {
  if (receivedFen < amountFen) throw new Refusal('CASH_SHORT', { received: yuan(receivedFen), due: yuan(amountFen) });
  return { paymentId: ctx.newId('payment'), method: 'CASH', amountFen, at: ctx.now, by: slip.openedBy };
}

export const openedAudit = (slip: Slip): AuditEntry => ({
  scope: scopeOfDealer(slip.dealerId),
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
