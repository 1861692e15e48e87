import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { log } from '#platform/log';
import { ports } from '#platform/ports';
import type { paymentsContract } from '../contract.ts';
import { callbackKeys } from '../gateways/merchant.ts';
import { openNotice } from '../gateways/wechat-pay-callback.ts';
import { settle } from '../steps/settle.ts';
import { readAttach } from '../store.ts';

/**
 * A result from WeChat Pay: verified over the exact bytes, decrypted, compared with our own payment, booked once. Answered 200 when
 * it is safely ours; refused messages get 401, so that WeChat Pay delivers a genuine one again.
 */
export const takeNotice: Handler<(typeof paymentsContract)['POST /payments/wechat-pay/notify']> = async ({ headers, rawBody }, ctx) => {
  const opened = openNotice(await callbackKeys(), { headers, body: rawBody }, ports().nowMs());
  if (!opened.ok) {
    log('warn', 'callback refused', { requestId: ctx.requestId, code: opened.reason });
    throw new Refusal('CALLBACK_REFUSED');
  }
  const { notice } = opened;
  if (notice.kind !== 'paid') return '';
  const where = readAttach(notice.order.attach);
  if (!where) throw new Refusal('CALLBACK_REFUSED');
  const settled = await settle(ctx, { ...where, paymentId: notice.order.outTradeNo }, notice.order);
  if (!settled) throw new Refusal('CALLBACK_REFUSED');
  return '';
};
