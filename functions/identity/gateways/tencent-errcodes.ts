import type { FailureKind } from './outcome.ts';

/** Busy, too many at once, data version conflict, mass message or moment still being handed out. */
const again = new Set([-1, 45033, 6000, 41063, 41079]);
const tokenDead = new Set([40001, 40014, 42001]);
const rateLimited = new Set([45009, 45011]);

/** Class of an errcode of WeChat mini-programs and WeCom (both share these numbers). Unknown codes are refusals: never loop on them. */
export function kindOfErrcode(code: number): FailureKind {
  if (again.has(code)) return 'RETRY';
  if (tokenDead.has(code)) return 'TOKEN_DEAD';
  if (rateLimited.has(code)) return 'RATE_LIMITED';
  return 'NEVER';
}
