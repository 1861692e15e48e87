/**
 * What a token row holds besides a token. Access tokens are letters, digits, '-' and '_', so a colon marks the rest:
 * 'claim:NONCE:OLD_EXPIRY_MS:OLD_TOKEN' while one caller fetches, 'refused:ERRCODE' after the secret was refused.
 */
export type StoredToken = { token: string; expiresAtMs: number };

export type Held =
  | { kind: 'none' }
  | { kind: 'token'; token: StoredToken }
  | { kind: 'claimed'; untilMs: number; old: StoredToken | undefined }
  | { kind: 'refused'; untilMs: number; code: number };

export function heldIn(stored: StoredToken | undefined): Held {
  if (!stored || stored.token === '') return { kind: 'none' };
  const [word, second = '', third = '', old = ''] = stored.token.split(':');
  if (word === 'refused') return { kind: 'refused', untilMs: stored.expiresAtMs, code: Number(second) };
  if (word !== 'claim') return { kind: 'token', token: stored };
  return { kind: 'claimed', untilMs: stored.expiresAtMs, old: old === '' ? undefined : { token: old, expiresAtMs: Number(third) } };
}

/** The token that may be used now: not expired, and not the one that was just refused. */
export function usableOf(held: Held, nowMs: number, dead: string | undefined): StoredToken | undefined {
  const token = held.kind === 'token' ? held.token : held.kind === 'claimed' ? held.old : undefined;
  if (!token || token.expiresAtMs <= nowMs || token.token === dead) return undefined;
  return token;
}

export function claimOf(nonce: string, old: StoredToken | undefined): string {
  const mark = nonce.replaceAll(':', '');
  return old ? `claim:${mark}:${old.expiresAtMs}:${old.token}` : `claim:${mark}::`;
}

export function refusalOf(code: number, untilMs: number): StoredToken {
  return { token: `refused:${code}`, expiresAtMs: untilMs };
}
