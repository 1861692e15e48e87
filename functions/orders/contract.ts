import * as z from 'zod';
import { couponUseRefusals } from '#coupons/writes';
import { stockRefusals } from '#inventory/writes';
import { type RefusalTexts, routes } from '#platform/contract';
import { cursor, day, fen, id, limit, pageOf, text } from '#platform/shapes';
import { quoteRefusals } from '#pricing/queries';
import { approvalRefusals, approvalRoutes } from './approval-shape.ts';
import { atHandRefusals, atHandRoutes } from './at-hand-shape.ts';
import { boardRoutes } from './board-shape.ts';
import { exchangeRoutes } from './exchange-shape.ts';
import { openingRefusals } from './opening-refusals.ts';
import { openingBody } from './opening-shape.ts';
import { parkedRefusals, parkedRoutes } from './parked-shape.ts';
import { returnRefusals, returnRoutes } from './return-shape.ts';
import { memberSlip, mySlipSummary, slipSummary, staffSlip } from './slip-shape.ts';

export const ordersRefusals = {
  ...stockRefusals,
  ...couponUseRefusals,
  ...quoteRefusals,
  ...approvalRefusals,
  ...returnRefusals,
  ...parkedRefusals,
  ...atHandRefusals,
  // The limit is the asker's own or, where the manager is asked, the manager's.
  MANUAL_OVER_LIMIT: { status: 403, zh: '这张单的手工优惠最多 {most}，请改小金额', en: 'At most {most} may be taken off here; lower it' },
  PRICE_CHANGED: {
    status: 409,
    zh: '价格已变动：应收从 ¥{expected} 变为 ¥{actual}，请和顾客确认新价格后再开单',
    en: 'The price has changed from ¥{expected} to ¥{actual}; confirm the new price and open again',
  },
  SPLIT_NOT_WHOLE: {
    status: 422,
    zh: '分成合计必须是 100%，现在是 {percent}%，请调整',
    en: 'Shares must add up to 100 %, now {percent} %',
  },
  SPLIT_STRANGER: {
    status: 422,
    zh: '分成里有人不在本经销商任职，请重新选择同事',
    en: 'A share names someone outside this dealer; choose again',
  },
  SLIP_TOO_LARGE: {
    status: 422,
    zh: '一张销售单最多 {max} 行、{max} 个序列号，请分单',
    en: 'At most {max} lines and serials a slip; split it',
  },
  CASH_SHORT: { status: 422, zh: '收到的现金 ¥{received} 少于应收 ¥{due}，请核对', en: 'Cash received ¥{received} is less than ¥{due}' },
  DEPOSIT_RANGE: {
    status: 422,
    zh: '定金要少于全款，最多 ¥{most}；一次付清请直接收款',
    en: 'A deposit is less than the whole, at most ¥{most}; to pay all of it, collect it',
  },
  DEPOSIT_MEMBER: {
    status: 422,
    zh: '收定金要知道是哪位顾客，请先扫会员码或输入手机号',
    en: 'A deposit needs a known customer; scan the member code or enter the mobile number',
  },
  HANDOVER_DAY: {
    status: 422,
    zh: '提货或送货日期要在今天之后、一年之内，请改日期',
    en: 'Hand the goods over between today and a year from now; change the day',
  },
  DELIVERY_TERMS: {
    status: 422,
    zh: '送货上门要选送货区域，自提不收运费，请重新选择',
    en: 'A delivery needs a zone, and collecting has no freight; choose again',
  },
  SLIP_NOT_OPEN: { status: 409, zh: '这张销售单已{state}，请刷新', en: 'This slip is {state}; refresh' },
  SLIP_HAS_MONEY: { status: 409, zh: '已收款 ¥{paid}，不能直接取消', en: '¥{paid} has been collected; it cannot simply be cancelled' },
  SLIP_PAYING: { status: 409, zh: '顾客正在付款，请等付款结果或先关闭收款码', en: 'The customer is paying; wait for the result' },
  TENDER_TOO_MUCH: { status: 422, zh: '收款超过待收的 ¥{due}，请改金额', en: 'That is more than the ¥{due} due' },
} as const satisfies RefusalTexts;

const staff = ['guide', 'manager', 'dealerAdmin', 'hq'] as const;
const slipParams = z.object({ slipId: id('slip') });
const dealerQuery = { dealerId: id('org').optional() };

export const ordersContract = routes({
  ...approvalRoutes,
  ...boardRoutes,
  ...returnRoutes,
  ...exchangeRoutes,
  ...parkedRoutes,
  ...atHandRoutes,
  'POST /orders/slips': {
    summary: '开销售单：占用库存、券与积分',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    body: openingBody,
    reply: staffSlip,
    status: 201,
    refusals: openingRefusals,
  },
  'GET /orders/slips': {
    summary: '门店某日销售单',
    policy: { allow: staff, reach: 'store' },
    query: z.object({
      day: day.optional(),
      storeId: id('org').optional(),
      ...dealerQuery,
      cursor: cursor.optional(),
      limit: limit.optional(),
    }),
    reply: pageOf(slipSummary),
  },
  'GET /orders/deposits': {
    summary: '门店等收尾款的定金单，先到期的在前',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    query: z.object({ cursor: cursor.optional(), limit: limit.optional() }),
    reply: pageOf(slipSummary),
  },
  'GET /orders/slips/{slipId}': {
    summary: '销售单详情',
    policy: { allow: staff, reach: 'dealer' },
    params: slipParams,
    query: z.object(dealerQuery),
    reply: staffSlip,
  },
  'POST /orders/slips/{slipId}/cancel': {
    summary: '取消没收清的销售单：释放库存、券与积分，已收的钱原路退回，定金按约定留下',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    params: slipParams,
    body: z.strictObject({
      reason: text(100).optional(),
      /** What stays of a deposit; the rest of the money goes back. */
      keepFen: fen.optional(),
      approvalId: id('approval').optional(),
    }),
    reply: staffSlip,
    refusals: [
      'SLIP_NOT_OPEN',
      'SLIP_PAYING',
      'CANCEL_ASK',
      'KEEP_TOO_MUCH',
      'REFUND_NO_ACCOUNT',
      'APPROVAL_PENDING',
      'APPROVAL_REJECTED',
      'APPROVAL_EXPIRED',
      'APPROVAL_USED',
      'APPROVAL_DIFFERS',
    ],
  },
  'GET /orders/mine': {
    summary: '顾客自己的订单',
    policy: { allow: ['member'], reach: 'own' },
    query: z.object({ cursor: cursor.optional(), limit: limit.optional() }),
    reply: pageOf(mySlipSummary),
  },
  'GET /orders/mine/{slipId}': {
    summary: '顾客自己的订单详情',
    policy: { allow: ['member'], reach: 'own' },
    params: slipParams,
    query: z.object({ dealerId: id('org') }),
    reply: memberSlip,
  },
  'GET /orders/members/{memberId}/slips': {
    summary: '会员在本经销商的销售单',
    policy: { allow: staff, reach: 'dealer' },
    params: z.object({ memberId: id('member') }),
    query: z.object({ cursor: cursor.optional(), limit: limit.optional() }),
    reply: pageOf(slipSummary),
  },
});
