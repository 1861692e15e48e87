import { Refusal } from '#kernel/refusal';
import { env } from '#platform/env';
import type { Handler } from '#platform/http';
import { secretField } from '#platform/secrets';
import { desktopUrl, insideWecomUrl } from '#wecom/gateways/sign-in';
import type { identityContract } from '../contract.ts';

/** The pages that bring staff back to `redirectUri` with a code. Only our own pages may be returned to. */
export const showSignIn: Handler<(typeof identityContract)['GET /identity/sign-in']> = async ({ query }) => {
  const trusted = [env('PUBLIC_URL'), ...env('SIGN_IN_ORIGINS', '').split(',')].filter(Boolean).map((url) => new URL(url).origin);
  if (!trusted.includes(new URL(query.redirectUri).origin)) throw new Refusal('REDIRECT_REFUSED');
  const page = {
    appid: await secretField('wecom', 'corpid'),
    agentid: String(await secretField('wecom', 'agentid')),
    redirectUri: query.redirectUri,
    state: query.state,
  };
  return {
    insideWecomUrl: insideWecomUrl(env('WECOM_OPEN_URL', 'https://open.weixin.qq.com'), page),
    desktopUrl: desktopUrl(env('WECOM_LOGIN_URL', 'https://login.work.weixin.qq.com'), page),
  };
};
