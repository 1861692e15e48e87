import * as z from 'zod';
import { failed, mapOutcome, type Outcome } from '#identity/gateways/outcome';
import { type Ask, callTencent, type Fetch } from '#identity/gateways/tencent-call';
import { type Lease, leaseToken, type TokenStore, withToken } from '#identity/gateways/token-lease';

/**
 * One app of one corp. Tokens belong to an app's secret (another app's token is refused, 301002), so `app` names the secret in
 * the token's key: 'agent-1000002', 'contacts'. baseUrl: https://qyapi.weixin.qq.com. nonce: unguessable letters and digits.
 */
export type WecomApp = {
  fetch: Fetch;
  nowMs: () => number;
  nonce: () => string;
  baseUrl: string;
  corpid: string;
  corpsecret: string;
  app: string;
  tokens: TokenStore;
  timeoutMs?: number;
};

/** An answer of which only errcode matters. */
export const nothing = z.object({});

/** One call with the app's token: fetched once for all, and once more if WeCom says it is dead. */
export function askWecom<S extends z.ZodType>(app: WecomApp, ask: Ask, shape: S): Promise<Outcome<z.output<S>>> {
  return withToken(tokenLease(app), (token) => callTencent(app, { ...ask, query: { access_token: token, ...ask.query } }, shape));
}

/** A call whose success carries nothing. */
export async function tellWecom(app: WecomApp, path: string, body: unknown): Promise<Outcome<true>> {
  return mapOutcome(await askWecom(app, { method: 'POST', path, body }, nothing), () => true);
}

const tokenShape = z.object({ access_token: z.string().min(1), expires_in: z.number() });

function tokenLease(app: WecomApp): Lease {
  const query = { corpid: app.corpid, corpsecret: app.corpsecret };
  const fresh: Lease['fresh'] = async () => {
    const answer = await callTencent(app, { method: 'GET', path: '/cgi-bin/gettoken', query }, tokenShape);
    // In gettoken 40001 means a wrong secret: refreshing would loop, and WeCom blocks the address after some 2,000 an hour.
    if (!answer.ok && answer.failure.kind === 'TOKEN_DEAD') return failed('NEVER', answer.failure.code, answer.failure.message);
    return mapOutcome(answer, (t) => ({ token: t.access_token, lifeSeconds: t.expires_in }));
  };
  return { tokens: app.tokens, nowMs: app.nowMs, nonce: app.nonce, key: `wecom/${app.corpid}/${app.app}`, fresh };
}

const ticketShape = z.object({ ticket: z.string().min(1), expires_in: z.number() });

/**
 * The ticket that signs wx.config (kind 'corp') or wx.agentConfig (kind 'agent') of the H5 sidebar. Cached like a token: WeCom
 * gives 400 an hour per corp and 100 per app.
 */
export function jsTicket(app: WecomApp, kind: 'corp' | 'agent'): Promise<Outcome<string>> {
  const ask: Ask =
    kind === 'corp'
      ? { method: 'GET', path: '/cgi-bin/get_jsapi_ticket' }
      : { method: 'GET', path: '/cgi-bin/ticket/get', query: { type: 'agent_config' } };
  const fresh: Lease['fresh'] = async () =>
    mapOutcome(await askWecom(app, ask, ticketShape), (t) => ({ token: t.ticket, lifeSeconds: t.expires_in }));
  const key = kind === 'corp' ? `wecom/${app.corpid}/ticket` : `wecom/${app.corpid}/${app.app}/ticket`;
  return leaseToken({ tokens: app.tokens, nowMs: app.nowMs, nonce: app.nonce, key, fresh });
}
