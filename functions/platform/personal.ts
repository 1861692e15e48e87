import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { ports } from '#platform/ports';
import { secretField } from '#platform/secrets';

/** A mobile number as it lies in a row: encrypted, with the mask that everybody may see. */
export type SealedMobile = { sealed: string; masked: string };

const IV_BYTES = 12;
const TAG_BYTES = 16;

export const maskMobile = (mobile: string): string => `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;

/** AES-256-GCM under the secret `keys.phoneKey` (32 bytes, base64): iv, ciphertext and tag in one base64url text. */
export async function sealMobile(mobile: string): Promise<SealedMobile> {
  const iv = ports().randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', await keyBytes('phoneKey'), iv);
  const body = Buffer.concat([cipher.update(mobile, 'utf8'), cipher.final()]);
  return { sealed: Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64url'), masked: maskMobile(mobile) };
}

export async function openMobile({ sealed }: SealedMobile): Promise<string> {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', await keyBytes('phoneKey'), bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}

/** Where a number is looked up without being readable: HMAC-SHA256 under `keys.phoneIndexKey`. Keys of rows carry this, never the number. */
export async function mobileIndex(mobile: string): Promise<string> {
  return createHmac('sha256', await keyBytes('phoneIndexKey'))
    .update(mobile)
    .digest('base64url');
}

async function keyBytes(field: 'phoneKey' | 'phoneIndexKey'): Promise<Buffer> {
  return Buffer.from(await secretField('keys', field), 'base64');
}
