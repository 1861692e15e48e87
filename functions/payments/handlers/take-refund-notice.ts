import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { log } from '#platform/log';
import { ports } from '#platform/ports';
import type { paymentsContract } from '../contract.ts';
import { callbackKeys } from '../gateways/merchant.ts';
import { openNotice } from '../gateways/wechat-pay-callback.ts';
import { endOf, refundEnded } from '../steps/send-refund.ts';

type Route = (typeof paymentsContract)['POST /payments/wechat-pay/refunds/{dealerId}/{refundId}/notify'];

/** How a refund ended, in WeChat Pay's own signed words. */
export const takeRefundNotice: Handler<Route> = async ({ params, headers, rawBody }, ctx) => {
  const opened = openNotice(await callbackKeys(), { headers, body: rawBody }, ports().nowMs());
  if (!opened.ok || opened.notice.kind !== 'refund') {
    log('warn', 'callback refused', { requestId: ctx.requestId, code: opened.ok ? opened.notice.kind : opened.reason });
    throw new Refusal('CALLBACK_REFUSED');
  }
  const { refund } = opened.notice;
  await refundEnded(ctx, params, refund.outRefundNo, endOf(refund.state));
  return '';
};
