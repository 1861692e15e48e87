import { isSignedBy } from './wechat-pay-crypto.ts';

/** Keys that answers and callbacks may be signed with: 'PUB_KEY_ID_…' to public key, certificate serial to platform certificate (PEM). */
export type Verifiers = Readonly<Record<string, string>>;

export type Distrust = 'UNSIGNED' | 'PROBE' | 'TIMESTAMP' | 'UNKNOWN_KEY' | 'SIGNATURE';

export const MAX_SKEW_SECONDS = 300;
/** Signatures that WeChat Pay sends now and then to see whether we look: they must be refused. */
const PROBE = 'WECHATPAY/SIGNTEST/';

export type SignedMessage = { header: (name: string) => string | undefined; body: string };

/** undefined if the message is WeChat Pay's, signed at most 5 minutes from now; else why it is not believed. */
export function distrust(verifiers: Verifiers, message: SignedMessage, nowMs: number): Distrust | undefined {
  const [seconds, nonce, serial, signature] = ['timestamp', 'nonce', 'serial', 'signature'].map(
    (n) => message.header(`wechatpay-${n}`) ?? '',
  );
  if (!seconds || !nonce || !serial || !signature) return 'UNSIGNED';
  if (signature.startsWith(PROBE)) return 'PROBE';
  if (!/^\d{1,12}$/.test(seconds) || Math.abs(nowMs / 1000 - Number(seconds)) > MAX_SKEW_SECONDS) return 'TIMESTAMP';
  const key = Object.hasOwn(verifiers, serial) ? verifiers[serial] : undefined;
  if (key === undefined) return 'UNKNOWN_KEY';
  return isSignedBy(key, `${seconds}\n${nonce}\n${message.body}\n`, signature) ? undefined : 'SIGNATURE';
}
