import * as z from 'zod';
import { Refused } from '../core/exchange.ts';
import { HOUR_MS, MINUTE_MS, withinQuota } from '../core/quota.ts';
import type { World } from '../core/world.ts';
import type { App, Contact, Follow, Member } from './records.ts';

/** One call with a living token: of which app, with what. */
export type Ask = { world: World; app: App; query: URLSearchParams; body: unknown };
export type Handler = (ask: Ask) => object;

/** The body in the form the documentation gives it; anything else is 40058. */
export function bodyAs<S extends z.ZodType>(ask: Ask, shape: S): z.output<S> {
  const parsed = shape.safeParse(ask.body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Refused(40058, `invalid Request Parameter: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}

/** Text limits that WeCom counts in bytes. */
export const bytes = (max: number) => z.string().refine((text) => Buffer.byteLength(text) <= max, `exceed max length ${max}`);
export const chars = (max: number) => z.string().refine((text) => [...text].length <= max, `exceed max length ${max}`);

export function memberOf(ask: Ask, userid: string): Member {
  const member = ask.world.state.wecom.members[userid];
  if (!member || member.status === 5) throw new Refused(60111, 'userid not found');
  return member;
}

/** A member with whom customers may be in contact: 84074 without the feature, 41054 before the first sign-in. */
export function contactMemberOf(ask: Ask, userid: string): Member {
  const member = memberOf(ask, userid);
  if (member.status === 4) throw new Refused(41054, 'user not active');
  if (!member.contacts) throw new Refused(84074, 'no external contact permission');
  return member;
}

export function contactOf(ask: Ask, externalUserid: string): Contact {
  const contact = ask.world.state.wecom.contacts[externalUserid];
  if (!contact) throw new Refused(40096, 'invalid external userid');
  return contact;
}

export function followOf(ask: Ask, userid: string, externalUserid: string): Follow {
  memberOf(ask, userid);
  const follow = contactOf(ask, externalUserid).follows[userid];
  if (!follow) throw new Refused(84061, 'not external contact');
  return follow;
}

/** Per corp and interface 10,000 a minute and 150,000 an hour. */
export function checkFrequency(world: World, path: string): void {
  const { counters } = world.state;
  const minute = withinQuota(counters, `wecom/${path}/minute`, 10_000, MINUTE_MS, world.nowMs());
  const hour = withinQuota(counters, `wecom/${path}/hour`, 150_000, HOUR_MS, world.nowMs());
  if (!minute || !hour) throw new Refused(45009, 'api freq out of limit');
}

export type PageAsk = { cursor?: string | undefined; limit?: number | undefined };

/** One page of a list; the cursor is the place where the next one begins, unreadable on purpose. */
export function pageOf<T>(all: readonly T[], ask: PageAsk, most: number): { page: T[]; next_cursor: string } {
  const start = ask.cursor ? Number(Buffer.from(ask.cursor, 'base64url').toString().replace('c:', '')) : 0;
  if (!Number.isInteger(start) || start < 0) throw new Refused(40058, 'invalid cursor');
  const end = start + Math.min(ask.limit ?? most, most);
  return { page: all.slice(start, end), next_cursor: end < all.length ? Buffer.from(`c:${end}`).toString('base64url') : '' };
}
