import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

/** Both keys are 32 random bytes in base64; the index key never opens anything, the phone key never finds anything. */
export type PhoneKeys = { phoneKey: string; phoneIndexKey: string };

/** A number as it may lie in the table: found by its index, shown masked, opened only with the key. */
export type SealedMobile = { index: string; sealed: string; masked: string };

/** Rows name the key they were sealed with, so that keys can be changed one row at a time. */
const KEY_NAME = 'k1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

export const maskOf = (mobile: string): string => `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;

/** Blind index: equal numbers meet, nobody without the key can try all eleven-digit numbers. */
export const indexOf = (mobile: string, { phoneIndexKey }: Pick<PhoneKeys, 'phoneIndexKey'>): string =>
  createHmac('sha256', Buffer.from(phoneIndexKey, 'base64')).update(mobile).digest('base64url');

/** AES-256-GCM. The index is authenticated with it: a sealed number moved to another row does not open. */
export function sealMobile(mobile: string, keys: PhoneKeys, iv: Uint8Array): SealedMobile {
  if (iv.length !== IV_BYTES) throw new RangeError('the nonce is 12 bytes');
  const index = indexOf(mobile, keys);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(keys.phoneKey, 'base64'), iv).setAAD(Buffer.from(index));
  const bytes = Buffer.concat([iv, cipher.update(mobile, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { index, sealed: `${KEY_NAME}.${bytes.toString('base64url')}`, masked: maskOf(mobile) };
}

/** Throws if the row was tampered with or belongs to another key: a fault of ours, never of the caller. */
export function openMobile({ index, sealed }: Pick<SealedMobile, 'index' | 'sealed'>, { phoneKey }: Pick<PhoneKeys, 'phoneKey'>): string {
  const [keyName, text = ''] = sealed.split('.');
  if (keyName !== KEY_NAME) throw new Error('sealed with an unknown key');
  const bytes = Buffer.from(text, 'base64url');
  const cipher = createDecipheriv('aes-256-gcm', Buffer.from(phoneKey, 'base64'), bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  cipher.setAAD(Buffer.from(index)).setAuthTag(bytes.subarray(-TAG_BYTES));
  return cipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + cipher.final('utf8');
}
