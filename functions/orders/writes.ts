import type { RuleBook } from '#commissions/domain/rule-book';
import { accrue } from '#commissions/writes';
import { redeemHeldCoupons, releaseCoupons } from '#coupons/writes';
import { releaseStock, sellStock, shipHeldStock } from '#inventory/writes';
import type { Instant } from '#kernel/instant';
import { releasePoints, settlePoints, settlePointsAtOnce } from '#members/writes';
import { askPolicies, bookRefund, postKept, postMove, postTender, type RefundAsk, refundableFen } from '#payments/writes';
import type { AuditEntry } from '#platform/audit';
import type { Announcement } from '#platform/facts';
import { scopeOfDealer } from '#platform/scope';
import { replace, type Write } from '#platform/writes';
import { withdrawn } from './domain/cancelling.ts';
import { commissionFor, lockedCommission } from './domain/commissioning.ts';
import { depositDueFen } from './domain/deposit.ts';
import { stockLines } from './domain/goods.ts';
import { coversOf } from './domain/insurance.ts';
import type { Slip, Tender } from './domain/slip.ts';
import { afterPayingEnded, afterTender, letGo, refuseUnlessOpen, whilePaying } from './domain/tendering.ts';
import { slipNews } from './events.ts';
import { slipRow, unlistedDeposit } from './store.ts';

export { type LockedSale, openLocked } from './steps/locked-opening.ts';

/** What a change of a slip puts into the caller's transaction, and the slip as it will be. */
export type SlipChange = { slip: Slip; writes: Write[]; facts: Announcement[]; audit: AuditEntry[] };

/**
 * Takes one tender on a slip. The last one commits everything the slip holds: stock leaves, coupons are redeemed, points are spent
 * and earned, commissions are booked, in the caller's one transaction. Refuses SLIP_NOT_OPEN, TENDER_TOO_MUCH, CHANGED.
 */
export function recordTender(before: Slip, tender: Tender, books: Books): SlipChange {
  const change = taken(before, tender, books);
  return { ...change, writes: [...change.writes, postTender(change.slip, tender)] };
}

type Books = readonly (RuleBook | undefined)[];

function taken(before: Slip, tender: Tender, books: Books): SlipChange {
  const tendered = afterTender(before, tender);
  const audit = [tenderAudit(before, tendered, tender)];
  if (tendered.state !== 'PAID') {
    const facts = depositDueFen(before) > 0 && depositDueFen(tendered) === 0 ? [slipNews('orders.deposit-paid', tendered, tender.at)] : [];
    return { slip: tendered, writes: [replaced(tendered)], facts, audit };
  }
  const slip = { ...tendered, commission: lockedCommission(tendered, books, tender.at) };
  const facts = [slipNews('orders.slip-paid', slip, tender.at)];
  return { slip, writes: [replaced(slip), ...unlistedDeposit(slip), ...completion(slip, books, tender.at, 'held')], facts, audit };
}

/** Everything a paid slip sets in motion; `from` says whether its goods were held before or leave in the opening itself. */
export function completion(slip: Slip, books: readonly (RuleBook | undefined)[], at: Instant, from: 'held' | 'shelf'): Write[] {
  const scope = scopeOfDealer(slip.dealerId);
  const goods = { scope, storeId: slip.storeId, slipId: slip.slipId, lines: stockLines(slip.lines) };
  return [
    ...(from === 'held' ? shipHeldStock(goods, at) : sellStock(goods, at)),
    ...(from === 'held' ? redeemHeldCoupons(slip.coupons, slip.slipId, at) : []),
    ...memberWrites(slip, at, from),
    ...askPolicies(slip, coversOf(slip), at),
    ...accrue({
      scope,
      storeId: slip.storeId,
      slipId: slip.slipId,
      slipNumber: slip.number,
      paidAt: at,
      shares: slip.split,
      lineNames: Object.fromEntries(slip.lines.map((line) => [line.lineKey, line.name])),
      commission: commissionFor(slip, books, at),
    }),
  ];
}

function memberWrites(slip: Slip, at: Instant, from: 'held' | 'shelf'): Write[] {
  if (!slip.member) return [];
  const { memberId } = slip.member;
  const settled = {
    memberId,
    spendPoints: slip.pointsUsed,
    earnPoints: slip.pointsEarned,
    earnedEndsAt: slip.pointsEndAt,
    spentFen: slip.netFen,
    slipId: slip.slipId,
  };
  return from === 'held' ? settlePoints(settled, at) : settlePointsAtOnce(settled, at);
}

/**
 * Takes money that was paid on one open slip for another of the same member, in the caller's one transaction. `tenders` are the first
 * one's after payments' plan. Refuses as recordTender does, and SLIP_NOT_OPEN of the first.
 */
export function moveMoney(from: Slip, to: Slip, moved: { tender: Tender; tenders: readonly Tender[] }, books: Books): SlipChange {
  refuseUnlessOpen(from);
  const { tender, tenders } = moved;
  const left = { ...from, tenders, paidFen: refundableFen(tenders) };
  const change = taken(to, tender, books);
  const posted = postMove(tender.paymentId, left, change.slip, tender.amountFen, tender.at);
  return { ...change, writes: [replaced(left), ...change.writes, posted] };
}

/** Lets a slip go that nobody paid: stock, coupons and points come back. Refuses SLIP_NOT_OPEN, SLIP_HAS_MONEY, SLIP_PAYING, CHANGED. */
export function release(before: Slip, as: 'CANCELLED' | 'EXPIRED', at: Instant, why?: string): SlipChange {
  const slip = letGo(before, as, at, why);
  const scope = scopeOfDealer(slip.dealerId);
  const writes = [replaced(slip), ...unlistedDeposit(slip), ...freed(slip, at)];
  const type = as === 'CANCELLED' ? 'orders.slip-cancelled' : 'orders.slip-expired';
  const audit: AuditEntry = {
    scope,
    storeId: slip.storeId,
    what: type,
    targetId: slip.slipId,
    after: { netFen: slip.netFen },
    ...(why ? { why } : {}),
  };
  return { slip, writes, facts: [slipNews(type, slip, at)], audit: [audit] };
}

function freed(slip: Slip, at: Instant): Write[] {
  const { slipId, storeId, member, pointsUsed } = slip;
  const points = member && pointsUsed > 0 ? releasePoints({ memberId: member.memberId, points: pointsUsed, slipId }, at) : [];
  const goods = { scope: scopeOfDealer(slip.dealerId), storeId, slipId, lines: stockLines(slip.lines) };
  return [...releaseStock(goods, at), ...releaseCoupons(slip.coupons, slipId, at), ...points];
}

type Withdrawing = Omit<RefundAsk, 'slip' | 'amountFen'> & { keepFen: number };

/**
 * Lets a slip go that has money on it: goods, coupons and points come back, the money goes back the way it came but for `keepFen` of its
 * deposit. Refuses SLIP_NOT_OPEN, SLIP_PAYING, KEEP_TOO_MUCH, REFUND_NO_ACCOUNT, CHANGED.
 */
export function withdraw(before: Slip, { keepFen, ...asked }: Withdrawing): SlipChange {
  const { at, why } = asked;
  const booking = bookRefund({ ...asked, slip: before, amountFen: before.paidFen - keepFen });
  const slip = withdrawn(before, keepFen, booking.tenders, at, why);
  const audit: AuditEntry = {
    ...{ scope: scopeOfDealer(slip.dealerId), storeId: slip.storeId, what: 'orders.slip-cancelled', targetId: slip.slipId, why },
    before: { paidFen: before.paidFen },
    after: { netFen: slip.netFen, keepFen },
  };
  return {
    slip,
    writes: [replaced(slip), ...unlistedDeposit(slip), ...freed(slip, at), ...booking.writes, ...postKept(slip, keepFen, at)],
    facts: [slipNews('orders.slip-cancelled', slip, at), ...booking.facts],
    audit: [audit, ...booking.audit],
  };
}

/** Marks that money is on its way: a code that the customer may pay, for ten minutes, or a transfer, for `seconds`; the holds outlive it. */
export function startPaying(before: Slip, payment: { paymentId: string; amountFen: number }, now: Instant, seconds?: number): SlipChange {
  const slip = whilePaying(before, payment, now, seconds);
  return { slip, writes: [replaced(slip)], facts: [], audit: [] };
}

export function endPaying(before: Slip, paymentId: string): SlipChange {
  const slip = afterPayingEnded(before, paymentId);
  return { slip, writes: slip === before ? [] : [replaced(slip)], facts: [], audit: [] };
}

const replaced = (slip: Slip): Write => replace(slipRow(slip), slip.rev);

function tenderAudit(before: Slip, after: Slip, tender: Tender): AuditEntry {
  return {
    scope: scopeOfDealer(after.dealerId),
    storeId: after.storeId,
    what: `orders.tender-taken:${tender.method}`,
    targetId: after.slipId,
    before: { paidFen: before.paidFen },
    after: { paidFen: after.paidFen, amountFen: tender.amountFen },
  };
}
