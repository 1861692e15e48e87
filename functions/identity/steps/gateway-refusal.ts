import { Refusal } from '#kernel/refusal';
import { log } from '#platform/log';
import type { Failure } from '../gateways/outcome.ts';

/** Used, expired or invented codes (WeChat 40029, 40163; WeCom also 42003, 42013). */
const codeErrors = new Set([40029, 40163, 42003, 42013]);
const BLOCKED = 40226;
/** wecomCode2Session: a member of another corporation. */
const OTHER_CORP = 40013;

/** What a failed sign-in tells the person. Anything that only we can mend (a wrong secret) is logged by number. */
export function signInRefusal({ kind, code }: Failure): Refusal {
  if (codeErrors.has(code)) return new Refusal('CODE_REFUSED');
  if (code === BLOCKED) return new Refusal('ACCOUNT_BLOCKED');
  if (code === OTHER_CORP) return new Refusal('PERSON_UNKNOWN');
  if (kind === 'NEVER' || kind === 'TOKEN_DEAD') log('error', 'sign-in refused by the platform', { code: String(code) });
  return new Refusal('SIGN_IN_UNREACHABLE');
}
