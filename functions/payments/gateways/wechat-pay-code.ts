import * as z from 'zod';
import type { Purchase } from './wechat-pay.ts';
import { callPay, type Merchant, type PayOutcome } from './wechat-pay-call.ts';
import { orderOf, orderShape, type PayOrder } from './wechat-pay-shapes.ts';

/** A charge of the payment code on the customer's phone. There is no notify URL: the answer, then queries, tell what happened. */
export type CodeCharge = Omit<Purchase, 'notifyUrl' | 'expiresAt'> & {
  /** 18 digits beginning with 10 to 15; good for a minute, once. */
  authCode: string;
  store: { id: string /** Of the device that scanned, where it is known. */; deviceIp?: string };
};

export type Charged = { state: 'order'; order: PayOrder } | { state: 'asking-password' };

/** 'asking-password': query every 5 to 10 s, after 45 s reverse. A lost answer (maybeDone) is treated the same way. */
export async function chargeCode(merchant: Merchant, charge: CodeCharge): Promise<PayOutcome<Charged>> {
  const body = {
    appid: merchant.appid,
    mchid: merchant.mchid,
    description: charge.description,
    out_trade_no: charge.outTradeNo,
    ...(charge.attach === undefined ? {} : { attach: charge.attach }),
    payer: { auth_code: charge.authCode },
    amount: { total: charge.totalFen, currency: 'CNY' },
    scene_info: {
      ...(charge.store.deviceIp === undefined ? {} : { device_ip: charge.store.deviceIp }),
      store_info: { out_id: charge.store.id },
    },
  };
  const answer = await callPay(merchant, { method: 'POST', url: '/v3/pay/transactions/codepay', body }, orderShape);
  if (answer.ok) return { ok: true, value: { state: 'order', order: orderOf(answer.value) } };
  const { status, code } = answer.failure;
  // HTTP 202; the documentation spells it both ways.
  if (status === 202 && (code === 'USERPAYING' || code === 'USER_PAYING')) return { ok: true, value: { state: 'asking-password' } };
  return answer;
}

/** Ends a charge whose outcome is unclear: unpaid it is closed, paid it is given back. Not before 15 s after charging, within 7 days. */
export async function reverseCharge(merchant: Merchant, outTradeNo: string): Promise<PayOutcome<true>> {
  const url = `/v3/pay/transactions/out-trade-no/${encodeURIComponent(outTradeNo)}/reverse`;
  const body = { appid: merchant.appid, mchid: merchant.mchid };
  const answer = await callPay(merchant, { method: 'POST', url, body }, z.object({ out_trade_no: z.literal(outTradeNo) }));
  return answer.ok ? { ok: true, value: true } : answer;
}
