import { createHash, createHmac } from 'node:crypto';

/**
 * Signature of the old XML interface, which some merchants still need for payment codes: non-empty fields but 'sign' in byte
 * order, joined as k=v&…&key=KEY; MD5 or HMAC-SHA256, upper case hex.
 */
export function signV2(fields: Readonly<Record<string, string>>, key: string, type: 'MD5' | 'HMAC-SHA256'): string {
  const names = Object.keys(fields).filter((name) => name !== 'sign' && fields[name] !== '');
  const text = [...names.sort().map((name) => `${name}=${fields[name]}`), `key=${key}`].join('&');
  const hash = type === 'MD5' ? createHash('md5').update(text) : createHmac('sha256', key).update(text);
  return hash.digest('hex').toUpperCase();
}
