import { type Call, Refused } from '../core/exchange.ts';
import { HOUR_MS, withinQuota } from '../core/quota.ts';
import { letters } from '../core/random.ts';
import { secondsOf, type World } from '../core/world.ts';
import type { Ask } from './ask.ts';
import type { App } from './records.ts';

const LIFE_MS = 7200_000;

/** GET /cgi-bin/gettoken: one token per secret, the same one as long as it lives. 2,000 wrong calls an hour block the address. */
export function gettoken(world: World, call: Call): object {
  const { wecom, counters } = world.state;
  const now = world.nowMs();
  const blocked = counters['wecom/gettoken/failed'];
  if (blocked && blocked.untilMs > now && blocked.count >= 2000) throw new Refused(45009, 'api freq out of limit');
  const corpid = call.query.get('corpid');
  const secret = call.query.get('corpsecret');
  if (!corpid) throw new Refused(41002, 'corpid missing');
  if (!secret) throw new Refused(41004, 'corpsecret missing');
  const app = wecom.apps.find((a) => a.secret === secret);
  if (corpid !== wecom.corpid || !app) {
    withinQuota(counters, 'wecom/gettoken/failed', 2000, HOUR_MS, now);
    throw corpid === wecom.corpid ? new Refused(40001, 'invalid credential') : new Refused(40013, 'invalid corpid');
  }
  const living = Object.entries(wecom.tokens).find(([, t]) => t.app === app.app && t.expiresAtMs > now);
  if (living) return { access_token: living[0], expires_in: secondsOf(living[1].expiresAtMs - now) };
  const token = letters(214);
  wecom.tokens[token] = { app: app.app, expiresAtMs: now + LIFE_MS };
  return { access_token: token, expires_in: LIFE_MS / 1000 };
}

/** The app that a call's token belongs to. */
export function appOf(world: World, call: Call): App {
  const { wecom } = world.state;
  const token = call.query.get('access_token') ?? '';
  if (token === '') throw new Refused(41001, 'access_token missing');
  const known = wecom.tokens[token];
  const app = wecom.apps.find((a) => a.app === known?.app);
  if (!known || !app) throw new Refused(40014, 'invalid access_token');
  if (known.expiresAtMs <= world.nowMs()) throw new Refused(42001, 'access_token expired');
  return app;
}

export const corpTicket = (ask: Ask): object => ticketOf(ask, 'corp');

export function agentTicket(ask: Ask): object {
  if (ask.query.get('type') !== 'agent_config') throw new Refused(40058, 'invalid type');
  return ticketOf(ask, ask.app.app);
}

/** 400 an hour per corp, 100 per app: tickets want to be cached. */
function ticketOf({ world }: Ask, of: string): object {
  const { wecom, counters } = world.state;
  const now = world.nowMs();
  const limit = of === 'corp' ? 400 : 100;
  if (!withinQuota(counters, `wecom/ticket/${of}`, limit, HOUR_MS, now)) throw new Refused(45009, 'api freq out of limit');
  const known = wecom.tickets[of];
  const living = known && known.expiresAtMs > now ? known : { ticket: letters(86), expiresAtMs: now + LIFE_MS };
  wecom.tickets[of] = living;
  return { ticket: living.ticket, expires_in: secondsOf(living.expiresAtMs - now) };
}
