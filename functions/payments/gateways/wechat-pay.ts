import * as z from 'zod';
import type { Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import { callPay, type Merchant, type PayOutcome } from './wechat-pay-call.ts';
import { type PaymentRequest, paymentRequest } from './wechat-pay-crypto.ts';
import { orderOf, orderShape, type PayOrder, payTime } from './wechat-pay-shapes.ts';

export type Purchase = {
  /** 6 to 32 characters of 0-9A-Za-z_-|*, unique per merchant number for ever. */
  outTradeNo: string;
  totalFen: Fen;
  /** At most 127 characters; the customer reads it. */
  description: string;
  /** https, no query. */
  notifyUrl: string;
  /** After this nobody can pay; fixed by the first call. Default: 7 days. */
  expiresAt?: Instant;
  /** At most 128 characters, comes back with the order. */
  attach?: string;
};

const TRANSACTIONS = '/v3/pay/transactions';

/** The same purchase again gives a fresh prepay id for the same order; other parameters under one number are refused (OUT_TRADE_NO_USED). */
export async function prepayJsapi(
  merchant: Merchant,
  purchase: Purchase,
  openid: string,
): Promise<PayOutcome<{ prepayId: string; request: PaymentRequest }>> {
  const shape = z.object({ prepay_id: z.string().min(1) });
  const body = { ...wirePurchase(merchant, purchase), payer: { openid } };
  const answer = await callPay(merchant, { method: 'POST', url: `${TRANSACTIONS}/jsapi`, body }, shape);
  if (!answer.ok) return answer;
  const prepayId = answer.value.prepay_id;
  const seconds = String(Math.floor(merchant.nowMs() / 1000));
  return {
    ok: true,
    value: { prepayId, request: paymentRequest(merchant.privateKeyPem, merchant.appid, prepayId, seconds, merchant.nonce()) },
  };
}

/** A URL to show as a QR code; it can be scanned for 2 hours. */
export async function prepayNative(merchant: Merchant, purchase: Purchase): Promise<PayOutcome<{ codeUrl: string }>> {
  const shape = z.object({ code_url: z.string().min(1) });
  const answer = await callPay(merchant, { method: 'POST', url: `${TRANSACTIONS}/native`, body: wirePurchase(merchant, purchase) }, shape);
  return answer.ok ? { ok: true, value: { codeUrl: answer.value.code_url } } : answer;
}

function wirePurchase(merchant: Merchant, purchase: Purchase): Record<string, unknown> {
  return {
    appid: merchant.appid,
    mchid: merchant.mchid,
    description: purchase.description,
    out_trade_no: purchase.outTradeNo,
    notify_url: purchase.notifyUrl,
    amount: { total: purchase.totalFen, currency: 'CNY' },
    ...(purchase.expiresAt === undefined ? {} : { time_expire: payTime(purchase.expiresAt) }),
    ...(purchase.attach === undefined ? {} : { attach: purchase.attach }),
  };
}

/** What an order has become: the truth, with the callback. Refused with ORDER_NOT_EXIST (404) if none was made. */
export async function queryOrder(merchant: Merchant, outTradeNo: string): Promise<PayOutcome<PayOrder>> {
  const url = `${TRANSACTIONS}/out-trade-no/${encodeURIComponent(outTradeNo)}?mchid=${merchant.mchid}`;
  const answer = await callPay(merchant, { method: 'GET', url }, orderShape);
  return answer.ok ? { ok: true, value: orderOf(answer.value) } : answer;
}

/** After this nobody can pay the order. A paid order is refused: query it, then refund. Closing twice is the same as once. */
export async function closeOrder(merchant: Merchant, outTradeNo: string): Promise<PayOutcome<true>> {
  const url = `${TRANSACTIONS}/out-trade-no/${encodeURIComponent(outTradeNo)}/close`;
  const answer = await callPay(merchant, { method: 'POST', url, body: { mchid: merchant.mchid } }, z.object({}));
  return answer.ok ? { ok: true, value: true } : answer;
}
