import * as z from 'zod';
import { type RefusalTexts, routes } from '#platform/contract';
import { bps, day, fen, id, instant, listQuery, pageOf, text } from '#platform/shapes';
import { saleAsk } from './opening-shape.ts';
import { returnLines } from './return-shape.ts';

export const approvalRefusals = {
  APPROVAL_NOT_NEEDED: {
    status: 422,
    zh: '这个优惠在你的权限内（最多 ¥{most}），不用申请，直接开单即可',
    en: 'You may take this off yourself (¥{most} at most); open the slip without asking',
  },
  APPROVAL_PENDING: {
    status: 409,
    zh: '店长还没有处理这个申请，请等处理后再开单',
    en: 'Your manager has not decided yet; wait for the decision',
  },
  APPROVAL_REJECTED: {
    status: 409,
    zh: '店长没有批准这个优惠，请改小优惠后开单，或重新申请',
    en: 'Your manager did not approve this; lower the discount or ask again',
  },
  APPROVAL_EXPIRED: { status: 410, zh: '申请只在当天有效，现在已过期，请重新申请', en: 'An approval holds for its day only; ask again' },
  APPROVAL_USED: {
    status: 409,
    zh: '这个批准已经开过单，不能再用，还要优惠请重新申请',
    en: 'This approval has been used for a slip; ask again for another',
  },
  APPROVAL_DIFFERS: {
    status: 409,
    zh: '要开的单和店长批准的不一样，请按批准的内容开单，或重新申请',
    en: 'This is not the sale that was approved; open that one or ask again',
  },
  APPROVAL_OWN: { status: 403, zh: '自己的申请不能自己批，请店长处理', en: 'Nobody approves the own request; leave it to the manager' },
  CANCEL_FREE: { status: 422, zh: '这张单不用申请，直接取消即可', en: 'This slip needs no approval; cancel it' },
  CANCEL_ASK: {
    status: 403,
    zh: '这张单已收款或是同事开的，请先请店长批准再取消',
    en: 'This slip has money on it or is a colleague’s; ask the manager before cancelling',
  },
  KEEP_TOO_MUCH: {
    status: 422,
    zh: '最多能留下定金 ¥{most}（不超过总价两成），其余要退给顾客',
    en: 'At most ¥{most} of the deposit may stay (a fifth of the price); the rest goes back',
  },
  DEPUTY_DAY: {
    status: 422,
    zh: '代批要在今天之后、两个月之内结束，请改日期',
    en: 'A deputy serves until a day within two months; change it',
  },
  APPROVAL_DECIDED: { status: 409, zh: '这个申请已经处理过了，请刷新后查看结果', en: 'This has been decided already; refresh to see how' },
} as const satisfies RefusalTexts;

const line = z.object({
  lineKey: z.string(),
  name: z.string(),
  spec: z.string(),
  qty: z.int(),
  listFen: fen,
  netFen: fen,
  gift: z.boolean(),
});

const state = z.enum(['PENDING', 'APPROVED', 'REJECTED', 'USED', 'EXPIRED']);

const about = z.object({
  slipId: z.string(),
  number: z.string(),
  paidFen: fen,
  keepFen: fen,
  backFen: fen,
  days: z.int().optional(),
  lines: z.array(z.object({ lineKey: z.string(), qty: z.int(), serials: z.array(z.string()) })).optional(),
});

/** An approval as its store's manager and the guide who asked see it; cost never, and only the manager how near the floor it is. */
export const approval = z.object({
  approvalId: z.string(),
  kind: z.enum(['DISCOUNT', 'CANCEL', 'RETURN']),
  state,
  askedBy: z.string(),
  askedByName: z.string(),
  askedAt: instant,
  expiresAt: instant,
  reason: z.string(),
  memberName: z.string().optional(),
  memberMobileMasked: z.string().optional(),
  title: z.string(),
  lines: z.array(line).readonly(),
  listFen: fen,
  discountFen: fen,
  /** The whole discount, of the list price. */
  discountBps: bps,
  /** The part of the discount that is taken off by hand. */
  manualFen: fen,
  netFen: fen,
  /** Some line is at its lowest price: for the manager only. */
  atFloor: z.boolean().optional(),
  decidedByName: z.string().optional(),
  decidedAt: instant.optional(),
  decisionNote: z.string().optional(),
  slipId: z.string().optional(),
  /** What the slip must be opened with: for the asker only. */
  ask: saleAsk.optional(),
  /** The slip that a cancellation or a late return is about. */
  about: about.optional(),
});

const deputy = z.object({ personId: z.string(), name: z.string(), until: instant });
const params = z.object({ approvalId: id('approval') });

export const approvalRoutes = routes({
  'POST /orders/approvals': {
    summary: '请店长批准超过自己权限的手工优惠',
    policy: { allow: ['guide'], reach: 'store' },
    body: saleAsk.extend({ reason: text(100) }),
    reply: approval,
    status: 201,
    refusals: [
      'APPROVAL_NOT_NEEDED',
      'MANUAL_OVER_LIMIT',
      'DELIVERY_ZONE',
      'LINE_SKU_GONE',
      'LINE_TWICE',
      'LINE_SERIALS',
      'LINE_CONFIGURATION',
      'LINE_UNAPPROVED',
      'LINE_COVER',
      'MEMBER_GONE',
      'MEMBER_NEEDED',
      'POINTS_SHORT',
      'COUPON_NOT_FOUND',
      'COUPON_USED',
      'COUPON_EXPIRED',
      'COUPON_NOT_MEMBERS',
      'SPLIT_NOT_WHOLE',
      'SPLIT_STRANGER',
    ],
  },
  'GET /orders/approvals': {
    summary: '当天的申请：店长和代批人看本店，导购看自己',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    query: z.object({ state: z.enum(['PENDING', 'DECIDED']).optional(), of: z.enum(['MINE', 'STORE']).optional(), ...listQuery }),
    reply: pageOf(approval),
  },
  'GET /orders/approvals/{approvalId}': {
    summary: '一个申请：店长和代批人看本店，导购看自己',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    params,
    reply: approval,
  },
  'POST /orders/approvals/{approvalId}/decide': {
    summary: '店长（或代批人）批准或不批准',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    params,
    body: z.strictObject({ approve: z.boolean(), note: text(100).optional() }),
    reply: approval,
    refusals: ['APPROVAL_DECIDED', 'APPROVAL_EXPIRED', 'APPROVAL_OWN'],
  },
  'POST /orders/slips/{slipId}/approvals': {
    summary: '请店长批准：取消已收款的单，或超过天数的退货',
    policy: { allow: ['guide'], reach: 'dealer' },
    params: z.object({ slipId: id('slip') }),
    body: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('CANCEL'), reason: text(100), keepFen: fen.optional() }),
      z.strictObject({ kind: z.literal('RETURN'), reason: text(100), lines: returnLines }),
    ]),
    reply: approval,
    status: 201,
    refusals: [
      'CANCEL_FREE',
      'KEEP_TOO_MUCH',
      'SLIP_NOT_OPEN',
      'SLIP_PAYING',
      'RETURN_NOT_PAID',
      'RETURN_LINE',
      'RETURN_TOO_MANY',
      'RETURN_SERIALS',
    ],
  },
  'GET /orders/deputy': {
    summary: '店长不在时谁代批',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    reply: z.object({ deputy: deputy.optional() }),
  },
  'POST /orders/deputy': {
    summary: '店长请一位同事代批到某天',
    policy: { allow: ['manager'], reach: 'store' },
    body: z.strictObject({ personId: id('person'), untilDay: day }),
    reply: z.object({ deputy }),
    refusals: ['DEPUTY_DAY'],
  },
});
