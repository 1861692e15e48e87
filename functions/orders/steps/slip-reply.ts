import type * as z from 'zod';
import { depositDueFen, dueNowFen, keepableFen } from '../domain/deposit.ts';
import { dueFen, type Slip, type SlipReturn } from '../domain/slip.ts';
import type { staffReturn } from '../return-shape.ts';
import type { memberSlip, staffSlip } from '../slip-shape.ts';

const head = (slip: Slip) => ({
  slipId: slip.slipId,
  number: slip.number,
  state: slip.state,
  storeId: slip.storeId,
  storeName: slip.storeName,
  dealerId: slip.dealerId,
  openedAt: slip.openedAt,
  ...(slip.paidAt ? { paidAt: slip.paidAt } : {}),
  listFen: slip.listFen,
  discountFen: slip.discountFen,
  netFen: slip.netFen,
  ...(slip.freight ? { freight: slip.freight } : {}),
  paidFen: slip.paidFen,
  dueFen: dueFen(slip),
  dueNowFen: dueNowFen(slip),
  ...(slip.keptFen === undefined ? {} : { keptFen: slip.keptFen }),
  ...(slip.deposit ? { deposit: { amountFen: slip.deposit.amountFen, dueFen: depositDueFen(slip) } } : {}),
  ...(slip.handover ? { handover: slip.handover } : {}),
  ...(slip.exchangeOf ? { exchangeOf: slip.exchangeOf } : {}),
  returnedFen: (slip.returns ?? []).reduce((sum, one) => sum + one.refundFen, 0),
});

const goods = (slip: Slip) => ({
  lines: slip.lines.map((line) => ({ ...line, serials: [...line.serials] })),
  why: [...slip.why],
  tenders: [...slip.tenders],
  pointsUsed: slip.pointsUsed,
  pointsEarned: slip.pointsEarned,
  returns: (slip.returns ?? []).map((one) => returnView(slip, one)),
});

/** A return with its goods by name; the contract drops from the customer's what is the shop's own affair. */
export function returnView(slip: Slip, { clawedFen, repriced, gifts, ...one }: SlipReturn): z.input<typeof staffReturn> {
  const nameOf = (lineKey: string): string => slip.lines.find((line) => line.lineKey === lineKey)?.name ?? '';
  return {
    ...one,
    ...(repriced ? { repriced: [...repriced] } : {}),
    ...(gifts ? { gifts: [...gifts] } : {}),
    couponIds: [...one.couponIds],
    lines: one.lines.map(({ lineKey, units, refundFen }) => ({ lineKey, name: nameOf(lineKey), qty: units.length, refundFen })),
    commission: slip.split.map(({ personId, name }) => ({ personId, name, clawedFen: clawedFen[personId] ?? 0 })),
  };
}

/** The slip as its staff see it; the contract drops cost and floor. */
export function staffView(slip: Slip): z.input<typeof staffSlip> {
  const { member } = slip;
  return {
    ...head(slip),
    ...goods(slip),
    openedBy: slip.openedBy,
    keepableFen: keepableFen(slip),
    ...(member ? { memberId: member.memberId, memberMobileMasked: member.mobileMasked } : {}),
    ...(member?.name ? { memberName: member.name } : {}),
    couponIds: slip.coupons.map((coupon) => coupon.couponId),
    ...(slip.holdsUntil ? { holdsUntil: slip.holdsUntil } : {}),
    ...(slip.note ? { note: slip.note } : {}),
    ...(slip.approvalId ? { approvalId: slip.approvalId } : {}),
    split: slip.split.map((share) => ({ ...share, commissionFen: slip.commission.byPerson[share.personId] ?? 0 })),
    commissionState: slip.state === 'PAID' ? 'LOCKED' : 'ESTIMATED',
    commissionLines: [...slip.commission.lines],
  };
}

export function memberView(slip: Slip): z.input<typeof memberSlip> {
  return { ...head(slip), ...goods(slip) };
}

/** One row of a list: what decides, in two lines. */
export function summary(slip: Slip) {
  return {
    ...head(slip),
    title: titleOf(slip.lines),
    ...(slip.member?.name ? { memberName: slip.member.name } : {}),
    openedByName: slip.openedByName,
    lineCount: slip.lines.length,
  };
}

export function titleOf(lines: readonly { name: string }[]): string {
  const more = lines.length > 1 ? ` 等 ${lines.length} 种` : '';
  return `${lines[0]?.name ?? ''}${more}`;
}
