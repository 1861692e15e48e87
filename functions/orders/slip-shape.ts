import * as z from 'zod';
import { bps, day, fen, instant, points, signedFen } from '#platform/shapes';
import { freight } from '#pricing/contract';
import { memberReturn, staffReturn } from './return-shape.ts';

const why = z.object({
  promotionId: z.string(),
  name: z.string(),
  lane: z.string(),
  outcome: z.enum(['applied', 'beaten', 'refused']),
  fen: signedFen,
  text: z.string(),
});

const line = z.object({
  lineKey: z.string(),
  skuId: z.string(),
  name: z.string(),
  spec: z.string().optional(),
  configurationText: z.string().optional(),
  kit: z.object({ madeId: z.string(), name: z.string() }).optional(),
  configurationApprovalId: z.string().optional(),
  qty: z.number(),
  unitFen: fen,
  listFen: fen,
  netFen: fen,
  gift: z.boolean(),
  serials: z.array(z.string()),
  service: z.enum(['INSURANCE', 'INSTALLATION']).optional(),
  covers: z.string().optional(),
});

/** `from`: the number of the slip that it was paid on, before an exchange. */
const tender = z.object({ paymentId: z.string(), method: z.string(), amountFen: fen, at: instant, from: z.string().optional() });
const state = z.enum(['OPEN', 'PAID', 'CANCELLED', 'EXPIRED']);

const slipHead = {
  slipId: z.string(),
  number: z.string(),
  state,
  storeId: z.string(),
  storeName: z.string(),
  openedAt: instant,
  paidAt: instant.optional(),
  listFen: fen,
  discountFen: fen,
  netFen: fen,
  /** What bringing the goods costs; it is in `netFen`. */
  freight: freight.optional(),
  paidFen: fen,
  dueFen: fen,
  /** What the customer is asked for now: the deposit while it is open, then the balance. */
  dueNowFen: fen,
  deposit: z.object({ amountFen: fen, dueFen: fen }).optional(),
  handover: z.object({ way: z.enum(['PICKUP', 'DELIVERY']), day, address: z.string().optional() }).optional(),
  /** The slip whose goods came back for these. */
  exchangeOf: z.object({ slipId: z.string(), number: z.string() }).optional(),
  /** What has gone back or is on its way. */
  returnedFen: fen,
  /** Of a deposit that stayed with the shop when the customer withdrew. */
  keptFen: fen.optional(),
};

/** What the customer sees of a slip: never cost, floor, shares or commission. */
export const memberSlip = z.object({
  ...slipHead,
  lines: z.array(line),
  why: z.array(why),
  tenders: z.array(tender),
  pointsUsed: points,
  pointsEarned: points,
  returns: z.array(memberReturn),
});

export const staffSlip = z.object({
  ...slipHead,
  dealerId: z.string(),
  openedBy: z.string(),
  /** Most that may stay of its deposit when the customer withdraws. */
  keepableFen: fen,
  memberId: z.string().optional(),
  memberName: z.string().optional(),
  memberMobileMasked: z.string().optional(),
  couponIds: z.array(z.string()),
  lines: z.array(line),
  why: z.array(why),
  tenders: z.array(tender),
  pointsUsed: points,
  pointsEarned: points,
  returns: z.array(staffReturn),
  holdsUntil: instant.optional(),
  note: z.string().optional(),
  /** The manager's approval behind its discount. */
  approvalId: z.string().optional(),
  split: z.array(z.object({ personId: z.string(), name: z.string(), bps, commissionFen: signedFen })),
  commissionState: z.enum(['ESTIMATED', 'LOCKED']),
  commissionLines: z.array(z.object({ lineKey: z.string(), rule: z.string(), amountFen: signedFen })),
});

export const slipSummary = z.object({
  ...slipHead,
  title: z.string(),
  memberName: z.string().optional(),
  openedByName: z.string(),
  lineCount: z.number(),
});
export const mySlipSummary = z.object({ ...slipHead, dealerId: z.string(), title: z.string(), lineCount: z.number() });
