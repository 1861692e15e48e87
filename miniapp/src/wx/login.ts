import Taro from '@tarojs/taro';
import { isH5, isWeapp } from '@/wx/platform';

/** Inside WeCom: as a mini-program by the system's word, as a page by the browser's. */
export function isWecom(): boolean {
  if (isH5) return /wxwork/i.test(navigator.userAgent);
  return isWeapp && Taro.getSystemInfoSync().environment === 'wxwork' && wx.qy !== undefined;
}

/** A code for POST /identity/sessions/wechat: one use, five minutes. */
export async function wechatCode(): Promise<string> {
  const { code } = await Taro.login();
  return code;
}

/** A code for POST /identity/sessions/wecom, via 'miniprogram'. */
export function wecomCode(): Promise<string> {
  return new Promise((resolve, reject) => {
    const { qy } = wx;
    if (!qy) reject(new Error('wx.qy is only there inside WeCom'));
    else qy.login({ success: ({ code }) => resolve(code), fail: ({ errMsg }) => reject(new Error(errMsg)) });
  });
}

export type OauthReturn = { code: string; state: string };

/**
 * H5: what the authorisation page sent back in the query, once: it is taken out of the address, so that a reload or a
 * shared link does not try a used code again.
 */
export function takeOauthReturn(): OauthReturn | undefined {
  if (!isH5) return undefined;
  const query = new URLSearchParams(window.location.search);
  const code = query.get('code');
  const state = query.get('state');
  if (code === null || state === null) return undefined;
  window.history.replaceState(null, '', `${window.location.pathname}${window.location.hash}`);
  return { code, state };
}

const HANDED = 'wechatCode';

/**
 * H5: the mini-program, whose wx.login these pages lack, opens them with a login code: '/?wechatCode=…'. Whether this address has one.
 */
export const hasWechatCode = (): boolean => isH5 && new URLSearchParams(window.location.search).has(HANDED);

/** The same code, once, as above. */
export function takeWechatCode(): string | undefined {
  if (!hasWechatCode()) return undefined;
  const code = new URLSearchParams(window.location.search).get(HANDED);
  window.history.replaceState(null, '', `${window.location.pathname}${window.location.hash}`);
  return code ?? undefined;
}

/** H5: where the authorisation page comes back to. */
export const oauthRedirectUri = (): string => `${window.location.origin}${window.location.pathname}`;

/** H5: leaves the app for an outside page. */
export const leaveFor = (url: string): void => window.location.assign(url);
