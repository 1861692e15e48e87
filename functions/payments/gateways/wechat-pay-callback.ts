import * as z from 'zod';
import { openResource } from './wechat-pay-crypto.ts';
import { orderOf, orderShape, type PayOrder, type PayRefund, refundNoticeShape, refundOf } from './wechat-pay-shapes.ts';
import { type Distrust, distrust, type Verifiers } from './wechat-pay-trust.ts';

/** `mchid`: whose money it may be. */
export type CallbackKeys = { verifiers: Verifiers; apiv3Key: string; mchid: string };

/** A callback as it came: the body must be the raw text, not re-written JSON. */
export type PayCallback = { headers: Readonly<Record<string, string | undefined>>; body: string };

export type PayNotice = { noticeId: string } & (
  | { kind: 'paid'; order: PayOrder }
  | { kind: 'refund'; mchid: string; refund: PayRefund }
  | { kind: 'other'; eventType: string; text: string }
);

export type OpenedNotice = { ok: true; notice: PayNotice } | { ok: false; reason: Distrust | 'UNREADABLE' | 'MERCHANT' };

const envelope = z.object({
  id: z.string().min(1),
  event_type: z.string(),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z.string().default(''),
  }),
});

/**
 * Verifies the signature over the raw body, decrypts, and looks whose money it is. Answer 4xx to what is refused here, 204 to the rest
 * within 5 s. The caller compares number and amount with its own order and takes the same notice any number of times.
 */
export function openNotice(keys: CallbackKeys, callback: PayCallback, nowMs: number): OpenedNotice {
  const headers = new Map(Object.entries(callback.headers).map(([name, value]) => [name.toLowerCase(), value]));
  const doubt = distrust(keys.verifiers, { header: (name) => headers.get(name), body: callback.body }, nowMs);
  if (doubt) return { ok: false, reason: doubt };
  const outer = envelope.safeParse(parseJson(callback.body));
  if (!outer.success) return { ok: false, reason: 'UNREADABLE' };
  const { id: noticeId, event_type: eventType, resource } = outer.data;
  const { ciphertext, nonce, associated_data: associatedData } = resource;
  const text = openResource(keys.apiv3Key, { ciphertext, nonce, associatedData });
  if (text === undefined) return { ok: false, reason: 'UNREADABLE' };
  const opened = readNotice(noticeId, eventType, text);
  return opened.ok && payeeOf(opened.notice, keys) !== keys.mchid ? { ok: false, reason: 'MERCHANT' } : opened;
}

/** Of what we do not read there is nobody to compare. */
function payeeOf(notice: PayNotice, { mchid }: CallbackKeys): string {
  if (notice.kind === 'paid') return notice.order.mchid;
  return notice.kind === 'refund' ? notice.mchid : mchid;
}

function readNotice(noticeId: string, eventType: string, text: string): OpenedNotice {
  if (eventType.startsWith('TRANSACTION.')) {
    const order = orderShape.safeParse(parseJson(text));
    return order.success
      ? { ok: true, notice: { noticeId, kind: 'paid', order: orderOf(order.data) } }
      : { ok: false, reason: 'UNREADABLE' };
  }
  if (eventType.startsWith('REFUND.')) {
    const refund = refundNoticeShape.safeParse(parseJson(text));
    if (!refund.success) return { ok: false, reason: 'UNREADABLE' };
    return {
      ok: true,
      notice: { noticeId, kind: 'refund', mchid: refund.data.mchid, refund: refundOf(refund.data, refund.data.refund_status) },
    };
  }
  return { ok: true, notice: { noticeId, kind: 'other', eventType, text } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
