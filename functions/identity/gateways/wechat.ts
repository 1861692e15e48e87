import * as z from 'zod';
import { done, failed, mapOutcome, type Outcome } from './outcome.ts';
import { type Ask, callTencent, type Fetch } from './tencent-call.ts';
import { type Lease, type TokenStore, withToken } from './token-lease.ts';

/** One mini-program and everything its server calls need. baseUrl: https://api.weixin.qq.com. nonce: unguessable letters and digits. */
export type WechatApp = {
  fetch: Fetch;
  nowMs: () => number;
  nonce: () => string;
  baseUrl: string;
  appid: string;
  secret: string;
  tokens: TokenStore;
  timeoutMs?: number;
};

export type WechatIdentity = {
  openid: string;
  unionid?: string | undefined /** Server only: never to a client, never to a log. */;
  sessionKey: string;
};

const sessionShape = z.object({ openid: z.string().min(1), session_key: z.string().min(1), unionid: z.string().optional() });

/** Who called wx.login. The code works once, for 5 minutes. Refusals (NEVER): 40029 and 40163 bad or used code, 40226 blocked person. */
export async function code2Session(app: WechatApp, jsCode: string): Promise<Outcome<WechatIdentity>> {
  const query = { appid: app.appid, secret: app.secret, js_code: jsCode, grant_type: 'authorization_code' };
  const answer = await callTencent(app, { method: 'GET', path: '/sns/jscode2session', query }, sessionShape);
  return mapOutcome(answer, (s) => ({ openid: s.openid, unionid: s.unionid, sessionKey: s.session_key }));
}

const phoneShape = z.object({
  phone_info: z.object({ purePhoneNumber: z.string().min(1), countryCode: z.string(), watermark: z.object({ appid: z.string() }) }),
});

/** The number behind a phone button's code (not the login code; once, 5 minutes). Each call is billed by WeChat. */
export async function phoneNumberOf(app: WechatApp, code: string): Promise<Outcome<{ phone: string; countryCode: string }>> {
  const answer = await askWechat(app, { method: 'POST', path: '/wxa/business/getuserphonenumber', body: { code } }, phoneShape);
  if (!answer.ok) return answer;
  const { purePhoneNumber, countryCode, watermark } = answer.value.phone_info;
  if (watermark.appid !== app.appid) return failed('NEVER', 40013, 'phone number of another app');
  return done({ phone: purePhoneNumber, countryCode });
}

export type SubscribeMessage = {
  openid: string;
  templateId: string;
  /** Template field to text, as the template names them: { thing1: '…', amount2: '…' }. A 'thing' holds 20 characters. */
  data: Readonly<Record<string, string>>;
  /** Page to open, without a leading slash; a query is allowed. */
  page?: string;
  state?: 'developer' | 'trial' | 'formal';
};

/** Uses up one accept of the person. Refusals (NEVER): 43101 no accept left, 47003 a field's form (errmsg names it), 40037, 41030, 40003. */
export async function sendSubscribeMessage(app: WechatApp, message: SubscribeMessage): Promise<Outcome<true>> {
  const body = {
    touser: message.openid,
    template_id: message.templateId,
    data: Object.fromEntries(Object.entries(message.data).map(([field, value]) => [field, { value }])),
    ...(message.page === undefined ? {} : { page: message.page }),
    miniprogram_state: message.state ?? 'formal',
    lang: 'zh_CN',
  };
  const answer = await askWechat(app, { method: 'POST', path: '/cgi-bin/message/subscribe/send', body }, z.object({}));
  return mapOutcome(answer, () => true);
}

/** One call with the app's token, which is fetched, shared and renewed as needed. */
export function askWechat<S extends z.ZodType>(app: WechatApp, ask: Ask, shape: S): Promise<Outcome<z.output<S>>> {
  return withToken(wechatLease(app), (token) => callTencent(app, withAccessToken(ask, token), shape));
}

export function withAccessToken(ask: Ask, token: string): Ask {
  return { ...ask, query: { access_token: token, ...ask.query } };
}

const stableShape = z.object({ access_token: z.string().min(1), expires_in: z.number() });

/**
 * Stable token: asking again gives the same one, and renewals overlap by 5 minutes. force_refresh (20 a day) only when WeChat
 * has refused a token that should still live.
 */
export function wechatLease(app: WechatApp): Lease {
  const body = { grant_type: 'client_credential', appid: app.appid, secret: app.secret };
  const fresh: Lease['fresh'] = async (dead) => {
    const ask: Ask = { method: 'POST', path: '/cgi-bin/stable_token', body: { ...body, force_refresh: dead !== undefined } };
    const answer = await callTencent(app, ask, stableShape);
    // Here 40001 means a wrong secret: refreshing would loop.
    if (!answer.ok && answer.failure.kind === 'TOKEN_DEAD') return failed('NEVER', answer.failure.code, answer.failure.message);
    return mapOutcome(answer, (t) => ({ token: t.access_token, lifeSeconds: t.expires_in }));
  };
  return { tokens: app.tokens, nowMs: app.nowMs, nonce: app.nonce, key: `wechat/${app.appid}`, fresh };
}
