import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { type Call, jsonOf, Refused } from '../core/exchange.ts';
import type { Person } from '../core/people.ts';
import { MINUTE_MS, withinQuota } from '../core/quota.ts';
import { letters } from '../core/random.ts';
import { secondsOf, type World } from '../core/world.ts';

const CODE_MS = 5 * MINUTE_MS;

/** What wx.login gives the page. */
export function newLoginCode(world: World, person: Person): string {
  const code = `0${letters(31)}`;
  world.state.wechat.loginCodes[code] = { personId: person.id, expiresAtMs: world.nowMs() + CODE_MS, used: false };
  // A new sign-in may make the old session key invalid; here it always does.
  person.sessionKey = randomBytes(16).toString('base64');
  return code;
}

/** What the phone button gives the page. */
export function newPhoneCode(world: World, person: Person, phone: string): string {
  const code = letters(64);
  world.state.wechat.phoneCodes[code] = { personId: person.id, phone, expiresAtMs: world.nowMs() + CODE_MS, used: false };
  return code;
}

/** GET /sns/jscode2session */
export function jscode2session(world: World, call: Call): object {
  const { wechat, people, counters } = world.state;
  const { query } = call;
  if (query.get('grant_type') !== 'authorization_code') throw new Refused(40002, 'invalid grant_type');
  if (query.get('appid') !== wechat.appid) throw new Refused(40013, 'invalid appid');
  if (query.get('secret') !== wechat.secret) throw new Refused(40125, 'invalid appsecret');
  const code = wechat.loginCodes[query.get('js_code') ?? ''];
  if (!code || code.expiresAtMs <= world.nowMs()) throw new Refused(40029, 'invalid code');
  if (code.used) throw new Refused(40163, 'code been used');
  const person = people[code.personId];
  if (!person) throw new Refused(40029, 'invalid code');
  if (!withinQuota(counters, `wechat/login/${person.id}`, 100, MINUTE_MS, world.nowMs()))
    throw new Refused(45011, 'api minute-quota reach limit');
  code.used = true;
  return { openid: person.openid, session_key: person.sessionKey, unionid: person.unionid };
}

const phoneAsk = z.object({ code: z.string().min(1), openid: z.string().optional() });

/** POST /wxa/business/getuserphonenumber */
export function phoneNumber(world: World, call: Call): object {
  const { wechat, people } = world.state;
  const ask = phoneAsk.safeParse(jsonOf(call.body));
  if (!ask.success) throw new Refused(40029, 'invalid code');
  const code = wechat.phoneCodes[ask.data.code];
  if (!code || code.used || code.expiresAtMs <= world.nowMs()) throw new Refused(40029, 'invalid code');
  const openid = people[code.personId]?.openid;
  if (ask.data.openid !== undefined && ask.data.openid !== openid) throw new Refused(40013, 'code does not belong to this openid');
  code.used = true;
  const watermark = { timestamp: secondsOf(world.nowMs()), appid: wechat.appid };
  return { phone_info: { phoneNumber: code.phone, purePhoneNumber: code.phone, countryCode: '86', watermark } };
}
