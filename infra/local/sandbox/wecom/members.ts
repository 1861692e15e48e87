import { randomBytes } from 'node:crypto';
import { Refused } from '../core/exchange.ts';
import { findPerson } from '../core/people.ts';
import { MINUTE_MS } from '../core/quota.ts';
import { letters } from '../core/random.ts';
import type { World } from '../core/world.ts';
import { type Ask, memberOf } from './ask.ts';

type CodeWay = 'web' | 'mini';

/** What a sign-in page (web) or wx.qy.login (mini) gives: once, for 5 minutes. `who` is a userid, or a person's id. */
export function newSignInCode(world: World, way: CodeWay, who: string, member: boolean): string {
  const code = letters(43);
  world.state.wecom.signInCodes[code] = { way, who, member, expiresAtMs: world.nowMs() + 5 * MINUTE_MS, used: false };
  return code;
}

function take(ask: Ask, word: string | null, way: CodeWay): { who: string; member: boolean } {
  const code = ask.world.state.wecom.signInCodes[word ?? ''];
  if (!code || code.way !== way || code.used) throw new Refused(40029, 'invalid code');
  if (code.expiresAtMs <= ask.world.nowMs()) throw new Refused(42003, 'code expired');
  code.used = true;
  return code;
}

/** GET /cgi-bin/auth/getuserinfo */
export function getuserinfo(ask: Ask): object {
  const { who, member } = take(ask, ask.query.get('code'), 'web');
  if (member) return { userid: who };
  const person = findPerson(ask.world.state.people, who);
  const external = person && ask.world.state.wecom.contacts[person.externalUserid];
  return { openid: person?.openid ?? who, ...(external ? { external_userid: external.externalUserid } : {}) };
}

/** GET /cgi-bin/miniprogram/jscode2session */
export function jscode2session(ask: Ask): object {
  if (!ask.app.mini) throw new Refused(40014, 'access_token of an app without mini-program');
  if (ask.query.get('grant_type') !== 'authorization_code') throw new Refused(40058, 'invalid grant_type');
  const { who } = take(ask, ask.query.get('js_code'), 'mini');
  return { corpid: ask.world.state.wecom.corpid, userid: who, session_key: randomBytes(16).toString('base64'), deviceid: `dev-${who}` };
}

/** GET /cgi-bin/user/get */
export function userGet(ask: Ask): object {
  const userid = ask.query.get('userid');
  if (!userid) throw new Refused(41009, 'userid missing');
  const member = memberOf(ask, userid);
  return {
    userid: member.userid,
    name: member.name,
    department: member.departments,
    status: member.status,
    main_department: member.departments[0] ?? 1,
  };
}
