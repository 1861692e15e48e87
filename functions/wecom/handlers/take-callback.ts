import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler, Req } from '#platform/http';
import { log } from '#platform/log';
import { ports } from '#platform/ports';
import { create } from '#platform/writes';
import type { wecomContract } from '../contract.ts';
import { eventKeyOf } from '../domain/event-key.ts';
import { eventReceived } from '../events.ts';
import { openCallback } from '../gateways/callback-crypto.ts';
import { readEvent, type WecomEvent } from '../gateways/callback-events.ts';
import { readEnvelope } from '../gateways/callback-xml.ts';
import { callbackKeys } from '../steps/apps.ts';
import { sealedOf } from '../steps/sealed.ts';
import { eventRow } from '../store.ts';

type Route = (typeof wecomContract)['POST /wecom/callbacks'];

/**
 * An event of WeCom: verified, decrypted, saved once with the news of it, and answered at once. WeCom cuts the connection after five
 * seconds and sends three more times, so everything else happens in reactions.
 */
export const takeCallback: Handler<Route> = async (req, ctx) => {
  const event = await opened(req, ctx.requestId);
  const saved = {
    writes: [create(eventRow(event, ctx.now))],
    facts: [eventReceived(eventKeyOf(event.corpid, event.dedupeKey), event.kind)],
    reply: '',
  };
  try {
    return await commit(ctx, saved);
  } catch (error) {
    // A double of what is safely ours already.
    if (error instanceof Refusal && error.code === 'CHANGED') return '';
    throw error;
  }
};

async function opened({ rawQuery, rawBody }: Req<Route>, requestId: string): Promise<WecomEvent> {
  const keys = await callbackKeys();
  const sealed = sealedOf(rawQuery, readEnvelope(rawBody)?.encrypt ?? '');
  const callback = openCallback(keys, sealed, ports().nowMs());
  if (!callback.ok) {
    log('warn', 'callback refused', { requestId, code: callback.reason });
    throw new Refusal('CALLBACK_REFUSED');
  }
  const event = readEvent(callback.message);
  if (!event || event.corpid !== keys.receiveId) throw new Refusal('CALLBACK_REFUSED');
  return event;
}
