import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** Token and EncodingAESKey (43 characters) as set in WeCom's console; receiveId is the corpid for a corp's own app. */
export type CallbackKeys = { token: string; encodingAesKey: string; receiveId: string };

/** The query of a callback, and the Encrypt of its body (POST) or its echostr (GET). */
export type SealedCallback = { msgSignature: string; timestamp: string; nonce: string; encrypt: string };

export type OpenedCallback = { ok: true; message: string } | { ok: false; reason: 'SIGNATURE' | 'TIMESTAMP' | 'UNREADABLE' | 'RECEIVER' };

/** Older or newer callbacks are replays, not WeCom: it cuts after 5 s and retries at once. */
export const MAX_SKEW_SECONDS = 300;
const BLOCK = 32;
const RANDOM = 16;

/** Verifies, decrypts and checks for whom it is. Never throws on what a stranger may send. */
export function openCallback(keys: CallbackKeys, sealed: SealedCallback, nowMs: number): OpenedCallback {
  if (!isSigned(keys.token, sealed)) return { ok: false, reason: 'SIGNATURE' };
  if (!/^\d{1,12}$/.test(sealed.timestamp) || Math.abs(nowMs / 1000 - Number(sealed.timestamp)) > MAX_SKEW_SECONDS) {
    return { ok: false, reason: 'TIMESTAMP' };
  }
  return decryptMessage(keys, sealed.encrypt);
}

/** sha1 hex over token, timestamp, nonce and Encrypt in byte order. */
export function signatureOf(token: string, timestamp: string, nonce: string, encrypt: string): string {
  const parts = [token, timestamp, nonce, encrypt].map((part) => Buffer.from(part)).sort(Buffer.compare);
  return createHash('sha1').update(Buffer.concat(parts)).digest('hex');
}

function isSigned(token: string, sealed: SealedCallback): boolean {
  const expected = Buffer.from(signatureOf(token, sealed.timestamp, sealed.nonce, sealed.encrypt));
  const given = Buffer.from(sealed.msgSignature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** 16 random bytes, length (uint32, big endian), message, receiveId; PKCS#7 to blocks of 32, which is not the cipher's own 16. */
export function decryptMessage(keys: CallbackKeys, encrypt: string): OpenedCallback {
  const plain = decrypt(keys.encodingAesKey, encrypt);
  if (!plain) return { ok: false, reason: 'UNREADABLE' };
  const start = RANDOM + 4;
  const end = start + plain.readUInt32BE(RANDOM);
  if (end > plain.length) return { ok: false, reason: 'UNREADABLE' };
  const receiver = plain.subarray(end);
  const expected = Buffer.from(keys.receiveId);
  if (receiver.length !== expected.length || !timingSafeEqual(receiver, expected)) return { ok: false, reason: 'RECEIVER' };
  return { ok: true, message: plain.subarray(start, end).toString('utf8') };
}

function decrypt(encodingAesKey: string, encrypt: string): Buffer | undefined {
  // Node skips what is not base64; a changed text must not decrypt to the same message.
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encrypt)) return undefined;
  const { key, iv } = cipherKeys(encodingAesKey);
  const bytes = Buffer.from(encrypt, 'base64');
  if (bytes.length === 0 || bytes.length % BLOCK !== 0) return undefined;
  const cipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  return unpad(Buffer.concat([cipher.update(bytes), cipher.final()]));
}

function unpad(padded: Buffer): Buffer | undefined {
  const size = padded[padded.length - 1] ?? 0;
  if (size < 1 || size > BLOCK || padded.length - size < RANDOM + 4) return undefined;
  const padding = padded.subarray(padded.length - size);
  return padding.every((byte) => byte === size) ? padded.subarray(0, padded.length - size) : undefined;
}

/** The Encrypt of an answer to WeCom. `random`: 16 unguessable bytes. */
export function encryptMessage(keys: CallbackKeys, message: string, random: Uint8Array): string {
  if (random.length !== RANDOM) throw new RangeError('16 random bytes');
  const text = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([random, length, text, Buffer.from(keys.receiveId)]);
  const size = BLOCK - (plain.length % BLOCK);
  const { key, iv } = cipherKeys(keys.encodingAesKey);
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(size, size)])), cipher.final()]).toString('base64');
}

function cipherKeys(encodingAesKey: string): { key: Buffer; iv: Buffer } {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  if (key.length !== 32) throw new RangeError('EncodingAESKey must hold 32 bytes');
  return { key, iv: key.subarray(0, 16) };
}
