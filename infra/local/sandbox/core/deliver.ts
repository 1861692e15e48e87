import { signedHeaders } from '../pay/crypto.ts';
import { sealForProduct } from '../wecom/crypto.ts';
import type { Attempt } from './callbacks.ts';
import { digits, letters } from './random.ts';
import type { Callback } from './state.ts';
import type { World } from './world.ts';

/** Both systems cut the connection after this. */
const PATIENCE_MS = 5_000;

/** One attempt. WeChat Pay takes 200 and 204 for an acknowledgement, WeCom 200. */
export async function deliver(world: World, callback: Callback): Promise<Attempt> {
  const attempt = callback.system === 'pay' ? payRequest(world, callback) : wecomRequest(world, callback);
  try {
    const answer = await world.fetch(attempt.url, {
      method: 'POST',
      headers: attempt.headers,
      body: attempt.body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.arrayBuffer();
    const delivered = answer.status === 200 || (callback.system === 'pay' && answer.status === 204);
    return { delivered, result: `HTTP ${answer.status}` };
  } catch (thrown) {
    return { delivered: false, result: thrown instanceof Error ? thrown.name : 'no answer' };
  }
}

type Attempted = { url: string; headers: Record<string, string>; body: string };

function payRequest(world: World, { url, content }: Callback): Attempted {
  const headers = { 'content-type': 'application/json', ...signedHeaders(world, content, world.state.pay.publicKey.id) };
  return { url, headers, body: content };
}

function wecomRequest(world: World, { url, content }: Callback): Attempted {
  const { query, body } = sealForProduct(world, content);
  return { url: `${url}?${query}`, headers: { 'content-type': 'text/xml' }, body };
}

/** What WeCom's console does when the callback URL is saved: the product must answer the decrypted echo, within a second. */
export async function verifyWecomUrl(world: World, url: string): Promise<boolean> {
  const echo = digits(19);
  const { query, encrypt } = sealForProduct(world, echo);
  query.set('echostr', encrypt);
  try {
    const answer = await world.fetch(`${url}?${query}`, { signal: AbortSignal.timeout(1000) });
    return answer.status === 200 && (await answer.text()) === echo;
  } catch {
    return false;
  }
}

/** A probe as WeChat Pay sends them now and then: the signature is wrong on purpose. Gives the status the product answered. */
export async function probePay(world: World, url: string): Promise<number> {
  const body = JSON.stringify({ id: letters(32), event_type: 'TRANSACTION.SUCCESS', resource: {} });
  const headers = {
    ...signedHeaders(world, body, world.state.pay.publicKey.id),
    'content-type': 'application/json',
    'wechatpay-signature': `WECHATPAY/SIGNTEST/${letters(300)}`,
  };
  const answer = await world.fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(PATIENCE_MS) });
  await answer.arrayBuffer();
  return answer.status;
}
