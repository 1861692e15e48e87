import { call } from '@/api/call';
import { ProblemError } from '@/api/problem';
import { makeState, takeState } from '@/identity/oauth-state';
import { signInWithReturn, signInWithWechat, signInWithWecom } from '@/identity/sign-in';
import { t } from '@/locales/t';
import { isWecom, leaveFor, type OauthReturn, oauthRedirectUri } from '@/wx/login';

/** What the address brought along: WeCom's answer, or a login code of the mini-program. */
export type Brought = { back?: OauthReturn | undefined; wechatCode?: string | undefined };

/** In a browser: leaves for WeCom's page, without a tap inside WeCom, with a QR code to scan on a desktop. */
export async function goToWecom(): Promise<void> {
  const { insideWecomUrl, desktopUrl } = await call('GET /identity/sign-in', {
    query: { redirectUri: oauthRedirectUri(), state: makeState() },
  });
  leaveFor(isWecom() ? insideWecomUrl : desktopUrl);
}

/** Where a code can be had: back from WeCom's page, from the mini-program, inside WeCom, inside WeChat. */
export async function enterHere({ back, wechatCode }: Brought): Promise<void> {
  if (back !== undefined) {
    if (!takeState(back.state)) throw new ProblemError('STATE_UNKNOWN', t('identity.stateUnknown'));
    await signInWithReturn(back);
  } else if (wechatCode !== undefined) await signInWithWechat(undefined, wechatCode);
  else if (isWecom()) await signInWithWecom();
  else await signInWithWechat();
}
