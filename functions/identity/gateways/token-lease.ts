import { done, type Failure, failed, type Outcome } from './outcome.ts';
import { claimOf, type Held, heldIn, refusalOf, type StoredToken, usableOf } from './token-held.ts';

/**
 * Where access tokens live, shared by all Lambdas.
 * `replace` writes only while the stored token still is `previousToken` (undefined: nothing stored) and says whether it did;
 * `read` must be strongly consistent, or losers of the claim would see the time before it.
 */
export type TokenStore = {
  read: (key: string) => Promise<StoredToken | undefined>;
  replace: (key: string, previousToken: string | undefined, next: StoredToken) => Promise<boolean>;
};

export type FreshToken = { token: string; lifeSeconds: number };

export type Lease = {
  tokens: TokenStore;
  nowMs: () => number;
  nonce: () => string;
  key: string;
  /** Asks the outside system. `dead` is the token it has just refused, if that is why we ask. */
  fresh: (dead: string | undefined) => Promise<Outcome<FreshToken>>;
};

/** The stable token is renewed by WeChat in its last 5 minutes, with both valid meanwhile: nobody waits for a renewal. */
const EARLY_MS = 5 * 60_000;
/** A claimer that dies gives way after this; longer than any time-out of the call it makes. */
const CLAIM_MS = 15_000;
/** WeCom blocks an address after about 2,000 failing gettoken calls an hour: a refused secret is not asked again for a minute. */
const REFUSED_MS = 60_000;
/** Waiting is reading again: a read is a round trip long, and needs no effect besides the store. */
const MAX_READS = 200;

/**
 * The token under `key`, fetched at most once however many ask: whoever swaps the stored token for its own claim fetches,
 * the others go on with the old token while it lives, or look again until the new one is there.
 * @param dead a token that the outside system has just refused
 */
export async function leaseToken(lease: Lease, dead?: string): Promise<Outcome<string>> {
  for (let reads = 0; reads < MAX_READS; reads += 1) {
    const stored = await lease.tokens.read(lease.key);
    const held = heldIn(stored);
    const now = lease.nowMs();
    const usable = usableOf(held, now, dead);
    if (usable && !isDue(held, usable, now)) return done(usable.token);
    if (held.kind === 'refused' && held.untilMs > now) return failed('NEVER', held.code, 'the secret was refused a moment ago');
    if (held.kind === 'claimed' && held.untilMs > now) continue;
    const claim = claimOf(lease.nonce(), usable);
    if (await lease.tokens.replace(lease.key, stored?.token, { token: claim, expiresAtMs: now + CLAIM_MS })) {
      return renew(lease, claim, usable, dead);
    }
  }
  return failed('RETRY', 0, 'another caller is still fetching the token');
}

/** While somebody else fetches, or long before the end, the token in hand will do. */
function isDue(held: Held, usable: StoredToken, nowMs: number): boolean {
  if (held.kind === 'claimed' && held.untilMs > nowMs) return false;
  return usable.expiresAtMs - nowMs <= EARLY_MS;
}

async function renew(lease: Lease, claim: string, usable: StoredToken | undefined, dead: string | undefined): Promise<Outcome<string>> {
  const fresh = await lease.fresh(dead);
  const now = lease.nowMs();
  if (fresh.ok) {
    const { token, lifeSeconds } = fresh.value;
    // WeCom repeats a token until its very end: the claim stays for its time, or every caller of the last minutes would ask.
    if (token === usable?.token) return done(token);
    // Losing here means that our claim ran out and another fetched as well; both tokens are good.
    await lease.tokens.replace(lease.key, claim, { token, expiresAtMs: now + lifeSeconds * 1000 });
    return done(token);
  }
  // With a token still in hand the claim is left to run out: the next one tries when it has, not every caller at once.
  if (usable) return done(usable.token);
  const after = fresh.failure.kind === 'NEVER' ? refusalOf(fresh.failure.code, now + REFUSED_MS) : { token: '', expiresAtMs: 0 };
  await lease.tokens.replace(lease.key, claim, after);
  return fresh;
}

/** Runs `send` with the token; if that token is dead, fetches once and replays once. */
export async function withToken<T>(lease: Lease, send: (token: string) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const first = await leaseToken(lease);
  if (!first.ok) return notSent(first.failure);
  const answer = await send(first.value);
  if (answer.ok || answer.failure.kind !== 'TOKEN_DEAD') return answer;
  const second = await leaseToken(lease, first.value);
  return second.ok ? send(second.value) : notSent(second.failure);
}

/** Without a token nothing was sent: the lost answer was the token's, and the call itself may be made again. */
const notSent = (failure: Failure): { ok: false; failure: Failure } => ({ ok: false, failure: { ...failure, maybeDone: false } });
