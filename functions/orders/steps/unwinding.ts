import { accruedRefs, type Clawback, type CommissionEntry, clawbackOfReturn } from '#commissions/queries';
import { type Coupon, couponRef } from '#coupons/queries';
import type { Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import { pointsOfReturn } from '#members/queries';
import { afterRefund, type PlannedRefund, type Policy, planRefund, policyRef } from '#payments/writes';
import type { Scope } from '#platform/scope';
import { load } from '#platform/table';
import { exchangeSums } from '../domain/exchange.ts';
import { endedCovers, isInsurance } from '../domain/insurance.ts';
import { givesFen } from '../domain/repricing.ts';
import { type PlannedReturn, plannedReturn, type ReturnAsk, unitsBack } from '../domain/return.ts';
import type { Slip } from '../domain/slip.ts';

/** What points took off is written on the lines under this name. */
const POINTS_ID = 'points';

/** Everything that a return of these goods undoes, worked out before anything is written. */
export type Unwinding = {
  planned: PlannedReturn;
  money: readonly PlannedRefund[];
  /** The slip's coupons as they are now, and which of them come back. */
  coupons: readonly Coupon[];
  back: readonly string[];
  pointsBack: number;
  pointsTaken: number;
  entries: readonly CommissionEntry[];
  clawbacks: readonly Clawback[];
  /** The insurers' covers that end, as they are now. */
  policies: readonly Policy[];
};

/** One read beside the slip's: its coupons, its policies, and what its guides earned. Refuses as `plannedReturn` and `planRefund` do. */
export async function unwindingOf(slip: Slip, ask: ReturnAsk, scope: Scope, now: Instant): Promise<Unwinding> {
  const planned = plannedReturn(slip, ask);
  const paidAt = slip.paidAt ?? slip.openedAt;
  const covers = endedCovers(slip, planned.lines);
  const loaded = await load({
    policies: covers.map(({ lineKey }) => policyRef(scope, slip.slipId, lineKey)),
    coupons: slip.coupons.map((coupon) => couponRef(coupon.scope, coupon.couponId)),
    entries: accruedRefs(scope, { slipId: slip.slipId, paidAt, personIds: slip.split.map((share) => share.personId) }),
  });
  const coupons = loaded.coupons.flatMap((coupon) => coupon ?? []);
  const entries = loaded.entries.flatMap((entry) => entry ?? []);
  const before = unitsBack(slip);
  const units = Object.fromEntries(planned.lines.map((line) => [line.lineKey, line.units]));
  // Neither premiums nor freight earned points or were paid by them.
  const lines = slip.lines.filter((line) => !isInsurance(line)).map((line) => ({ ...line, pointsFen: line.alloc[POINTS_ID] ?? 0 }));
  const netFen = lines.reduce((sum, line) => sum + line.netFen, 0);
  const { givenBack, clawedBack } = pointsOfReturn({ ...slip, lines, netFen }, before, units);
  const usable = coupons.filter(({ state, slipId, expiresAt }) => state === 'REDEEMED' && slipId === slip.slipId && expiresAt > now);
  return {
    planned,
    money: planRefund(slip.tenders, planned.refundFen),
    coupons,
    back: planned.whole ? usable.map(({ couponId }) => couponId) : [],
    pointsBack: slip.member ? givenBack : 0,
    pointsTaken: slip.member ? clawedBack : 0,
    entries,
    clawbacks: clawbackOfReturn(slip.lines, entries, before, units),
    policies: loaded.policies.flatMap((policy) => policy ?? []),
  };
}

/** The same goods for others that cost `forFen`: what carries on as which payments, and by which way the rest goes back. */
export function exchangeReply({ tenders }: Slip, { planned }: Unwinding, forFen: Fen) {
  const sums = exchangeSums(planned.refundFen, forFen);
  const money = planRefund(tenders, sums.backFen);
  const carried = planRefund(afterRefund(tenders, money), sums.usedFen);
  return { money: money.map(shownMoney), exchange: { ...sums, carried: carried.map(({ method, amountFen }) => ({ method, amountFen })) } };
}

const shownMoney = ({ method, route, amountFen }: PlannedRefund) => ({ method, route, amountFen });

/** As the guide reads it to the customer before both agree. */
export function unwindingReply(slip: Slip, unwinding: Unwinding) {
  const { planned, money, coupons, back, pointsBack, pointsTaken, clawbacks, policies } = unwinding;
  const { goodsFen, repriced, gifts, giftsKeptFen, freightFen, refundFen, whole } = planned;
  const clawed = new Map(clawbacks.map(({ personId, amountFen }) => [personId, amountFen]));
  return {
    goodsFen,
    repriced: [...repriced],
    refundBy: slip.repricing?.some(givesFen) ? ('REPRICE' as const) : ('PRORATA' as const),
    gifts: [...gifts],
    giftsKeptFen,
    ...(freightFen === undefined ? {} : { freightFen }),
    refundFen,
    whole,
    lines: planned.lines.map((line) => ({
      lineKey: line.lineKey,
      name: slip.lines.find(({ lineKey }) => lineKey === line.lineKey)?.name ?? '',
      qty: line.units.length,
      refundFen: line.refundFen,
    })),
    money: money.map(shownMoney),
    policies: endedCovers(slip, planned.lines).map(({ lineKey, ...cover }) => {
      const { item = '', policyNo } = policies.find((one) => one.lineKey === lineKey) ?? {};
      return { lineKey, ...cover, item, ...(policyNo === undefined ? {} : { policyNo }) };
    }),
    coupons: coupons.map(({ couponId, name }) => ({ couponId, name, back: back.includes(couponId) })),
    pointsBack,
    pointsTaken,
    commission: slip.split.map(({ personId, name }) => ({ personId, name, clawedFen: clawed.get(personId) ?? 0 })),
  };
}
