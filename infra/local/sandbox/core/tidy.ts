import { DAY_MS } from './quota.ts';
import type { World } from './world.ts';

/** Forgets what can no longer matter: used or run-out codes and tokens a day later, counters of past windows, quotas of past months. */
export function tidy(world: World): void {
  const { wechat, wecom, pay, counters } = world.state;
  const old = world.nowMs() - DAY_MS;
  for (const codes of [wechat.loginCodes, wechat.phoneCodes, wecom.signInCodes, wecom.welcomeCodes, wecom.tokens, pay.authCodes]) {
    for (const [code, { expiresAtMs }] of Object.entries(codes)) if (expiresAtMs < old) delete codes[code];
  }
  for (const [key, { untilMs }] of Object.entries(counters)) if (untilMs <= world.nowMs()) delete counters[key];
  const past = new Date(world.nowMs() - 62 * DAY_MS).toISOString().slice(0, 7);
  for (const key of Object.keys(wecom.received)) if ((key.split('/').at(-1) ?? '').slice(0, 7) < past) delete wecom.received[key];
}
