import * as z from 'zod';
import { type RefusalTexts, routes } from '#platform/contract';
import { fen, id, text } from '#platform/shapes';
import { accountRoutes } from './account-shape.ts';
import { dayRoutes } from './day-shape.ts';
import { partnerRefusals, partnerRoutes } from './partner-shape.ts';
import { payment, transferRoutes } from './payment-shape.ts';
import { policyRoutes } from './policy-shape.ts';
import { receiptRoutes } from './receipt-shape.ts';
import { refundRoutes } from './refund-shape.ts';
import { refundRefusals } from './refusals.ts';

export const paymentsRefusals = {
  ...refundRefusals,
  ...partnerRefusals,
  SLIP_NOT_OPEN: { status: 409, zh: '这张销售单已{state}，请刷新', en: 'This slip is {state}; refresh' },
  TENDER_TOO_MUCH: { status: 422, zh: '收款超过待收的 ¥{due}，请改金额', en: 'That is more than the ¥{due} due' },
  SLIP_PAYING: { status: 409, zh: '顾客正在付款，请等付款结果或先关闭收款码', en: 'The customer is paying; wait for the result' },
  PAYER_UNKNOWN: { status: 422, zh: '顾客还没有绑定微信，请改用收款码', en: 'The customer has no WeChat bound; use the QR code' },
  PAY_REFUSED: {
    status: 409,
    zh: '微信支付没有受理（{reason}），请换一种收款方式或稍后再试',
    en: 'WeChat Pay refused ({reason}); use another tender',
  },
  PAY_UNREACHABLE: {
    status: 409,
    zh: '暂时连不上微信支付，收款没有开始，请再试一次',
    en: 'WeChat Pay cannot be reached; nothing was started, try again',
  },
  CASH_SHORT: { status: 422, zh: '收到的现金 ¥{received} 少于 ¥{due}，请核对', en: 'Cash received ¥{received} is less than ¥{due}' },
  CARD_NUMBER: { status: 422, zh: '请填写刷卡小票上的参考号', en: 'Enter the number on the terminal’s slip' },
  ACCOUNT_NONE: { status: 422, zh: '这张单没有会员，不能用账户余额', en: 'The slip has no member, so no account can be used' },
  MOVE_OTHER: {
    status: 422,
    zh: '只能转到同一位会员的另一张待收款的单，请核对',
    en: 'Money moves only to another open slip of the same member',
  },
  TRANSFER_STATE: { status: 409, zh: '这笔转账已{state}，请刷新', en: 'This transfer is already {state}; refresh' },
  CLOSE_DONE: {
    status: 409,
    zh: '这一天已经日结过，请刷新；要改请用「更正」',
    en: 'This day is closed; refresh, and correct it if needed',
  },
  CLOSE_REASON: {
    status: 422,
    zh: '盘点和账面差 ¥{difference}，或是在更正已结的一天，请写明原因',
    en: 'The count differs by ¥{difference}, or a closed day is corrected: say why',
  },
  CLOSE_FUTURE: { status: 422, zh: '还没到这一天，不能日结', en: 'This day has not come yet' },
  CALLBACK_REFUSED: { status: 401, zh: '签名无效', en: 'The signature is not valid' },
} as const satisfies RefusalTexts;

/** Tenders that are there at once: cash, the card terminal's slip by its number, the customer's own account with the dealer. */
export const handMethods = ['CASH', 'CARD', 'PREPAID', 'STORED'] as const;

const slipParams = z.object({ slipId: id('slip') });
const paymentParams = z.object({ paymentId: id('payment') });

export const paymentsContract = routes({
  ...refundRoutes,
  ...accountRoutes,
  ...transferRoutes,
  ...dayRoutes,
  ...receiptRoutes,
  ...partnerRoutes,
  ...policyRoutes,
  'POST /payments/slips/{slipId}/tenders': {
    summary: '收款：现金、刷卡（凭证号）、顾客的预收款或储值',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    params: slipParams,
    body: z.strictObject({
      method: z.enum(handMethods),
      amountFen: fen.min(1),
      receivedFen: fen.optional(),
      reference: text(64).optional(),
    }),
    reply: payment,
    status: 201,
    refusals: ['SLIP_NOT_OPEN', 'TENDER_TOO_MUCH', 'CASH_SHORT', 'CARD_NUMBER', 'ACCOUNT_NONE', 'ACCOUNT_SHORT'],
  },
  'POST /payments/slips/{slipId}/wechat': {
    summary: '微信收款：出示收款码，顾客扫码付款',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    params: slipParams,
    body: z.strictObject({ amountFen: fen.min(1) }),
    reply: payment,
    status: 201,
    refusals: ['SLIP_NOT_OPEN', 'TENDER_TOO_MUCH', 'SLIP_PAYING', 'PAY_REFUSED', 'PAY_UNREACHABLE'],
  },
  'POST /payments/slips/{slipId}/payment-code': {
    summary: '扫顾客的付款码收款（微信）',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    params: slipParams,
    body: z.strictObject({ amountFen: fen.min(1), authCode: z.string().regex(/^1[0-5]\d{16}$/) }),
    reply: payment,
    status: 201,
    refusals: ['SLIP_NOT_OPEN', 'TENDER_TOO_MUCH', 'SLIP_PAYING', 'PAY_REFUSED', 'PAY_UNREACHABLE'],
  },
  'POST /payments/mine/{slipId}/wechat': {
    summary: '顾客在自己的手机上付款：先付定金，再付尾款，也可一次付清',
    policy: { allow: ['member'], reach: 'own' },
    params: slipParams,
    body: z.strictObject({ dealerId: id('org'), all: z.boolean().optional() }),
    reply: payment,
    status: 201,
    refusals: ['SLIP_NOT_OPEN', 'SLIP_PAYING', 'PAY_REFUSED', 'PAY_UNREACHABLE'],
  },
  'GET /payments/{paymentId}': {
    summary: '收款结果',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    params: paymentParams,
    reply: payment,
  },
  'POST /payments/{paymentId}/query': {
    summary: '向微信支付查询收款结果',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    params: paymentParams,
    body: z.strictObject({}),
    reply: payment,
    keyless: 'callback',
  },
  'POST /payments/{paymentId}/close': {
    summary: '关闭收款码',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    params: paymentParams,
    body: z.strictObject({}),
    reply: payment,
    keyless: 'callback',
  },
  'POST /payments/wechat-pay/notify': {
    summary: '微信支付结果通知',
    policy: { allow: ['wechatPayCallback'], reach: 'none' },
    rawBody: true,
    keyless: 'callback',
    reply: z.string(),
    refusals: ['CALLBACK_REFUSED'],
  },
});
