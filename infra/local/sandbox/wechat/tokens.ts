import * as z from 'zod';
import { type Call, jsonOf, Refused } from '../core/exchange.ts';
import { DAY_MS, MINUTE_MS, withinQuota } from '../core/quota.ts';
import { letters } from '../core/random.ts';
import { secondsOf, type World } from '../core/world.ts';
import type { Wechat } from './records.ts';

const LIFE_MS = 7200_000;
const EARLY_MS = 5 * MINUTE_MS;
const FORCED_GAP_MS = 30_000;

/** GET /cgi-bin/token: every call makes a new token and kills the one before. */
export function plainToken(world: World, call: Call): object {
  const { wechat } = world.state;
  checkApp(wechat, call.query.get('grant_type'), call.query.get('appid'), call.query.get('secret'));
  if (wechat.plain) wechat.expired.push(wechat.plain.token);
  wechat.plain = { token: letters(136), expiresAtMs: world.nowMs() + LIFE_MS };
  return { access_token: wechat.plain.token, expires_in: LIFE_MS / 1000 };
}

const stableAsk = z.object({
  grant_type: z.string().optional(),
  appid: z.string().optional(),
  secret: z.string().optional(),
  force_refresh: z.boolean().default(false),
});

/** POST /cgi-bin/stable_token: the same token until its last 5 minutes, then the next one, both valid meanwhile. */
export function stableToken(world: World, call: Call): object {
  const { wechat, counters } = world.state;
  const now = world.nowMs();
  const ask = stableAsk.safeParse(jsonOf(call.body));
  if (!ask.success) throw new Refused(47001, 'data format error');
  checkApp(wechat, ask.data.grant_type, ask.data.appid, ask.data.secret);
  if (!withinQuota(counters, 'wechat/stable/minute', 10_000, MINUTE_MS, now)) throw new Refused(45011, 'api minute-quota reach limit');
  if (!withinQuota(counters, 'wechat/stable/day', 500_000, DAY_MS, now)) throw new Refused(45009, 'reach max api daily quota limit');
  expireStable(wechat, now);
  if (ask.data.force_refresh) force(world);
  const current = wechat.stable.at(-1);
  const token = current && current.expiresAtMs - now > EARLY_MS ? current : nextStable(wechat, now);
  return { access_token: token.token, expires_in: secondsOf(token.expiresAtMs - now) };
}

/** At most 20 a day; within 30 s of the last one nothing is refreshed. */
function force(world: World): void {
  const { wechat, counters } = world.state;
  const now = world.nowMs();
  const last = wechat.forcedAtMs.at(-1);
  if (last !== undefined && now - last < FORCED_GAP_MS) return;
  if (!withinQuota(counters, 'wechat/stable/forced', 20, DAY_MS, now))
    throw new Refused(45009, 'reach max force_refresh daily quota limit');
  wechat.forcedAtMs = [...wechat.forcedAtMs, now].slice(-20);
  wechat.expired.push(...wechat.stable.map((t) => t.token));
  wechat.stable = [];
}

function nextStable(wechat: Wechat, now: number): { token: string; expiresAtMs: number } {
  // As long as the documentation says a store must be able to keep.
  const token = { token: letters(512), expiresAtMs: now + LIFE_MS };
  wechat.stable = [...wechat.stable, token].slice(-2);
  return token;
}

function expireStable(wechat: Wechat, now: number): void {
  wechat.expired.push(...wechat.stable.filter((t) => t.expiresAtMs <= now).map((t) => t.token));
  wechat.stable = wechat.stable.filter((t) => t.expiresAtMs > now);
  wechat.expired = wechat.expired.slice(-50);
}

function checkApp(
  wechat: Wechat,
  grant: string | null | undefined,
  appid: string | null | undefined,
  secret: string | null | undefined,
): void {
  if (grant !== 'client_credential') throw new Refused(40002, 'invalid grant_type');
  if (!appid) throw new Refused(41002, 'appid missing');
  if (!secret) throw new Refused(41004, 'appsecret missing');
  if (appid !== wechat.appid) throw new Refused(40013, 'invalid appid');
  if (secret !== wechat.secret) throw new Refused(40125, 'invalid appsecret');
}

/** Refuses a call without a living token. */
export function checkToken(world: World, call: Call): void {
  const { wechat } = world.state;
  const token = call.query.get('access_token') ?? '';
  expireStable(wechat, world.nowMs());
  if (token === '') throw new Refused(41001, 'access_token missing');
  if (wechat.stable.some((t) => t.token === token)) return;
  if (wechat.plain?.token === token && wechat.plain.expiresAtMs > world.nowMs()) return;
  if (wechat.plain?.token === token || wechat.expired.includes(token)) throw new Refused(42001, 'access_token expired');
  throw new Refused(40001, 'invalid credential, access_token is invalid or not latest');
}
