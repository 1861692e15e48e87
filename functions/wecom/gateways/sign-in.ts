import * as z from 'zod';
import { failed, mapOutcome, type Outcome } from '#identity/gateways/outcome';
import { askWecom, type WecomApp } from './wecom.ts';

export type SignInPage = { appid: string; agentid: string; redirectUri: string; state: string };

/** Page that signs a member in without a tap inside WeCom. baseUrl: https://open.weixin.qq.com. Comes back with code and state. */
export function insideWecomUrl(baseUrl: string, page: SignInPage): string {
  const query = new URLSearchParams({
    appid: page.appid,
    redirect_uri: page.redirectUri,
    response_type: 'code',
    scope: 'snsapi_base',
    state: page.state,
    agentid: page.agentid,
  });
  return `${baseUrl}/connect/oauth2/authorize?${query}#wechat_redirect`;
}

/** QR page for a desktop browser. baseUrl: https://login.work.weixin.qq.com. The redirect's host must be a trusted domain of the app. */
export function desktopUrl(baseUrl: string, page: SignInPage): string {
  const query = new URLSearchParams({
    login_type: 'CorpApp',
    appid: page.appid,
    agentid: page.agentid,
    redirect_uri: page.redirectUri,
    state: page.state,
  });
  return `${baseUrl}/wwlogin/sso/login?${query}`;
}

/** The web sign-in also lets customers through; they come back as 'outsider'. */
export type SignedIn =
  | { kind: 'member'; userid: string }
  | { kind: 'outsider'; openid?: string | undefined; externalUserid?: string | undefined };

const signedInShape = z.object({ userid: z.string().optional(), openid: z.string().optional(), external_userid: z.string().optional() });

/** Who came back from either page. The code works once, for 5 minutes (40029, 42003 otherwise). */
export async function whoSignedIn(app: WecomApp, code: string): Promise<Outcome<SignedIn>> {
  const answer = await askWecom(app, { method: 'GET', path: '/cgi-bin/auth/getuserinfo', query: { code } }, signedInShape);
  return mapOutcome(answer, (who) =>
    who.userid ? { kind: 'member', userid: who.userid } : { kind: 'outsider', openid: who.openid, externalUserid: who.external_userid },
  );
}

export type WecomSession = { userid: string /** Server only. */; sessionKey: string };

const sessionShape = z.object({ corpid: z.string(), userid: z.string().min(1), session_key: z.string() });

/** The member behind wx.qy.login of the mini-program bound to this app. Refused (NEVER, 40013) if it is another corp's. */
export async function wecomCode2Session(app: WecomApp, jsCode: string): Promise<Outcome<WecomSession>> {
  const query = { js_code: jsCode, grant_type: 'authorization_code' };
  const answer = await askWecom(app, { method: 'GET', path: '/cgi-bin/miniprogram/jscode2session', query }, sessionShape);
  if (answer.ok && answer.value.corpid !== app.corpid) return failed('NEVER', 40013, 'a member of another corp');
  return mapOutcome(answer, (s) => ({ userid: s.userid, sessionKey: s.session_key }));
}

export type WecomMember = { userid: string; name: string; departments: number[]; active: boolean };

const memberShape = z.object({
  userid: z.string(),
  name: z.string(),
  department: z.array(z.number()).default([]),
  status: z.number().default(1),
});

/** Apps made after 2022-06 are not told mobile, mail and avatar. Status 1 is active; 2 disabled, 4 never signed in, 5 left. */
export async function memberOf(app: WecomApp, userid: string): Promise<Outcome<WecomMember>> {
  const answer = await askWecom(app, { method: 'GET', path: '/cgi-bin/user/get', query: { userid } }, memberShape);
  return mapOutcome(answer, (m) => ({ userid: m.userid, name: m.name, departments: m.department, active: m.status === 1 }));
}
