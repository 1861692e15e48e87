import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { ports } from '#platform/ports';
import type { wecomContract } from '../contract.ts';
import { openCallback } from '../gateways/callback-crypto.ts';
import { callbackKeys } from '../steps/apps.ts';
import { sealedOf } from '../steps/sealed.ts';

/** WeCom's console asks once whether the address is ours: the decrypted echo, as plain text, within a second. */
export const verifyAddress: Handler<(typeof wecomContract)['GET /wecom/callbacks']> = async ({ rawQuery }) => {
  const opened = openCallback(await callbackKeys(), sealedOf(rawQuery, rawQuery.echostr ?? ''), ports().nowMs());
  if (!opened.ok) throw new Refusal('CALLBACK_REFUSED');
  return opened.message;
};
