import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, failed, type Outcome } from './outcome.ts';
import type { StoredToken } from './token-held.ts';
import { type FreshToken, type Lease, leaseToken, withToken } from './token-lease.ts';

const away = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

/** One token row with compare-and-set, and an outside system that counts how often it is asked. */
function bench(fresh: (asked: number) => Outcome<FreshToken> = (n) => done({ token: `T${n}`, lifeSeconds: 7200 })) {
  const clock = { ms: 1_000_000 };
  const row: { stored?: StoredToken } = {};
  const asked: (string | undefined)[] = [];
  let nonces = 0;
  const lease: Lease = {
    key: 'k',
    nowMs: () => clock.ms,
    nonce: () => `n${++nonces}`,
    tokens: {
      read: async () => {
        await away();
        return row.stored;
      },
      replace: async (_key, previous, next) => {
        await away();
        if (row.stored?.token !== previous) return false;
        row.stored = next;
        return true;
      },
    },
    fresh: async (dead) => {
      asked.push(dead);
      await away();
      await away();
      return fresh(asked.length);
    },
  };
  return { lease, clock, row, asked };
}

const value = (outcome: Outcome<string>): string => (outcome.ok ? outcome.value : `failed ${outcome.failure.kind} ${outcome.failure.code}`);

test('fifty callers at once fetch one token', async () => {
  const { lease, asked } = bench();
  const got = await Promise.all(Array.from({ length: 50 }, () => leaseToken(lease)));
  assert.deepEqual(new Set(got.map(value)), new Set(['T1']));
  assert.equal(asked.length, 1);
});

test('fifty callers whose token died refresh once and replay once', async () => {
  const { lease, asked } = bench();
  await leaseToken(lease);
  let sent = 0;
  const send = async (token: string): Promise<Outcome<string>> => {
    sent += 1;
    await away();
    return token === 'T1' ? failed('TOKEN_DEAD', 42001, 'expired') : done(`sent with ${token}`);
  };
  const got = await Promise.all(Array.from({ length: 50 }, () => withToken(lease, send)));
  assert.deepEqual(new Set(got.map(value)), new Set(['sent with T2']));
  assert.deepEqual(asked, [undefined, 'T1']);
  assert.equal(sent, 100);
});

test('a token that is dead again after the replay is given up, not looped', async () => {
  const { lease, asked } = bench();
  const outcome = await withToken<string>(lease, async () => failed('TOKEN_DEAD', 40014, 'invalid'));
  assert.equal(value(outcome), 'failed TOKEN_DEAD 40014');
  assert.equal(asked.length, 2);
});

test('in the last five minutes one caller renews while the others go on with the old token', async () => {
  const { lease, clock, asked } = bench();
  await leaseToken(lease);
  clock.ms += 7200_000 - 60_000;
  const got = await Promise.all(Array.from({ length: 20 }, () => leaseToken(lease)));
  assert.equal(asked.length, 2);
  assert.equal(got.filter((o) => value(o) === 'T2').length, 1);
  assert.equal(got.filter((o) => value(o) === 'T1').length, 19);
  assert.equal(value(await leaseToken(lease)), 'T2');
});

test('a renewal that fails leaves the old token in use, and is tried again only after the claim ran out', async () => {
  const { lease, clock, asked } = bench((n) => (n === 2 ? failed('RETRY', -1, 'busy') : done({ token: `T${n}`, lifeSeconds: 7200 })));
  await leaseToken(lease);
  clock.ms += 7200_000 - 120_000;
  assert.equal(value(await leaseToken(lease)), 'T1');
  assert.equal(value(await leaseToken(lease)), 'T1');
  assert.equal(asked.length, 2);
  clock.ms += 16_000;
  assert.equal(value(await leaseToken(lease)), 'T3');
});

test('a system that repeats its token until the end is asked every 15 seconds, not by every caller', async () => {
  const { lease, clock, asked } = bench((n) => done({ token: n < 4 ? 'T1' : 'T2', lifeSeconds: n === 1 ? 7200 : 60 }));
  await leaseToken(lease);
  clock.ms += 7200_000 - 60_000;
  for (let i = 0; i < 10; i += 1) assert.equal(value(await leaseToken(lease)), 'T1');
  assert.equal(asked.length, 2);
  clock.ms += 15_001;
  for (let i = 0; i < 10; i += 1) assert.equal(value(await leaseToken(lease)), 'T1');
  assert.equal(asked.length, 3);
  clock.ms += 45_000;
  assert.equal(value(await leaseToken(lease)), 'T2');
});

test('a refused secret is not asked again for a minute', async () => {
  const { lease, clock, asked } = bench(() => failed('NEVER', 40001, 'invalid credential'));
  assert.equal(value(await leaseToken(lease)), 'failed NEVER 40001');
  assert.equal(value(await leaseToken(lease)), 'failed NEVER 40001');
  assert.equal(asked.length, 1);
  clock.ms += 61_000;
  await leaseToken(lease);
  assert.equal(asked.length, 2);
});

test('a busy system leaves nothing behind: the next caller asks at once', async () => {
  const { lease, asked } = bench((n) => (n === 1 ? failed('RETRY', -1, 'busy') : done({ token: `T${n}`, lifeSeconds: 7200 })));
  assert.equal(value(await leaseToken(lease)), 'failed RETRY -1');
  assert.equal(value(await leaseToken(lease)), 'T2');
  assert.equal(asked.length, 2);
});

test('a claimer that died gives way when its claim has run out', async () => {
  const { lease, clock, row } = bench();
  row.stored = { token: 'claim:dead::', expiresAtMs: clock.ms + 15_000 };
  assert.equal(value(await leaseToken(lease)), 'failed RETRY 0');
  clock.ms += 15_001;
  assert.equal(value(await leaseToken(lease)), 'T1');
});
