import * as z from 'zod';
import { done, failed, type Outcome } from './outcome.ts';
import { readTencent, sendTencent } from './tencent-call.ts';
import { withToken } from './token-lease.ts';
import { type WechatApp, wechatLease, withAccessToken } from './wechat.ts';

export type UnlimitedCode = {
  /** At most 32 characters of 0-9A-Za-z!#$&'()*+,/:;=?@-._~ : the page reads it as query.scene. */
  scene: string;
  /** Without a leading slash and without a query. Left out: the first page. */
  page?: string;
  /** Pixels, 280 to 1280. */
  width?: number;
  version?: 'develop' | 'trial' | 'release';
  /** false also makes codes of pages that are not published yet. */
  checkPage?: boolean;
};

/**
 * A permanent mini-program code as an image. 5,000 a minute: make them ahead, keep the bytes. Refusals (NEVER): scene, page (41030).
 * WeChat answers bytes or a JSON error with the same status, so the content type decides.
 */
export async function unlimitedCode(app: WechatApp, code: UnlimitedCode): Promise<Outcome<{ bytes: Uint8Array; contentType: string }>> {
  const body = {
    scene: code.scene,
    check_path: code.checkPage ?? true,
    env_version: code.version ?? 'release',
    ...(code.page === undefined ? {} : { page: code.page }),
    ...(code.width === undefined ? {} : { width: code.width }),
  };
  return withToken(wechatLease(app), async (token) => {
    const sent = await sendTencent(app, withAccessToken({ method: 'POST', path: '/wxa/getwxacodeunlimit', body }, token));
    if (!sent.ok) return sent;
    if (sent.value.type.startsWith('image/')) return done({ bytes: sent.value.bytes, contentType: sent.value.type });
    const error = readTencent(sent.value.bytes, z.object({}));
    return error.ok ? failed('RETRY', 0, 'neither an image nor an error', true) : error;
  });
}
