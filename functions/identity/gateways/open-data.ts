import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';

/** Open data of a mini-program (wx.getUserInfo and the like): AES-128-CBC under the session key. */
export type SealedData = { encryptedData: string; iv: string; sessionKey: string; appid: string };

export type OpenedData =
  | { ok: true; text: string; data: Record<string, unknown>; sealedAtSeconds: number }
  /** OLD_KEY: the session key is not (or no longer) this person's, sign in again. OTHER_APP: sealed for another mini-program. */
  | { ok: false; reason: 'OLD_KEY' | 'OTHER_APP' };

const watermarked = z.looseObject({ watermark: z.object({ appid: z.string(), timestamp: z.number() }) });

/** Opens encryptedData and checks whose it is. Never throws on what a client may send. */
export function openData(sealed: SealedData): OpenedData {
  const text = decrypt(sealed);
  const parsed = text === undefined ? undefined : parse(text);
  if (text === undefined || parsed === undefined) return { ok: false, reason: 'OLD_KEY' };
  if (parsed.watermark.appid !== sealed.appid) return { ok: false, reason: 'OTHER_APP' };
  return { ok: true, text, data: parsed, sealedAtSeconds: parsed.watermark.timestamp };
}

/** signature = sha1(rawData + session_key), as wx.getUserInfo returns it beside rawData. */
export function rawDataIsSigned(rawData: string, signature: string, sessionKey: string): boolean {
  const expected = Buffer.from(
    createHash('sha1')
      .update(rawData + sessionKey)
      .digest('hex'),
  );
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function decrypt(sealed: SealedData): string | undefined {
  const key = Buffer.from(sealed.sessionKey, 'base64');
  const iv = Buffer.from(sealed.iv, 'base64');
  if (key.length !== 16 || iv.length !== 16) return undefined;
  try {
    const cipher = createDecipheriv('aes-128-cbc', key, iv);
    return cipher.update(sealed.encryptedData, 'base64', 'utf8') + cipher.final('utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string): z.output<typeof watermarked> | undefined {
  try {
    return watermarked.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
