import { randomBytes } from 'node:crypto';
import { codeRef } from '#catalogue/queries';
import type { Id } from '#kernel/id';
import { type Day, dayOf, epochMs, type Instant, instantOf, plusDays } from '#kernel/instant';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { tokenHash } from '#platform/http';
import { ports } from '#platform/ports';
import { type StaffSession, sessionRef } from '#platform/session';
import { load } from '#platform/table';
import { put, remove, type Write } from '#platform/writes';
import { allArticles } from './goods.ts';
import type { Organisation, Staff } from './organisation.ts';

/** What all stages work with. */
export type Shop = {
  /** When the demo was first started, and the day of it in Shanghai: the history ends on the day before. */
  startedAt: Instant;
  day: Day;
  organisation: Organisation;
  /** The token of somebody who works here. */
  token: (userId: string) => string;
  /** The id of an article; known once the goods are there. */
  skuId: (code: string) => string;
  learnGoods: () => Promise<void>;
  /** Members met in this run, by number. */
  memberIds: Map<number, string>;
  /** Coupon templates that guides of a dealer may give, by the dealer's administrator. */
  templates: Map<string, string[]>;
  /** Models of goods that are made to choice, by article code. */
  modelIds: Map<string, string>;
  signOut: () => Promise<null>;
};

/** Signs everybody in for this run, with session rows as a sign-in writes them. */
export async function enterShop(startedAt: Instant, organisation: Organisation): Promise<Shop> {
  const tokens = new Map(organisation.staff.map(({ userId }) => [userId, randomBytes(32).toString('base64url')]));
  const skuIds = new Map<string, string>();
  await save(organisation.staff.map((one) => put(sessionRow(one, needed(tokens, one.userId)))));
  return {
    startedAt,
    day: dayOf(startedAt),
    organisation,
    token: (userId) => needed(tokens, userId),
    skuId: (code) => needed(skuIds, code),
    learnGoods: async () => {
      for (const [code, skuId] of await knownGoods()) skuIds.set(code, skuId);
    },
    memberIds: new Map(),
    templates: new Map(),
    modelIds: new Map(),
    signOut: () => save([...tokens.values()].map((token) => remove(sessionRef(tokenHash(token)).key))),
  };
}

const save = (writes: Write[]): Promise<null> => {
  const { action: _, ...ctx } = systemContext('demo', 'sessions');
  return commit(ctx, { writes, reply: null });
};

function sessionRow(one: Staff, token: string) {
  const now = instantOf(ports().nowMs());
  const endsAt = plusDays(now, 1);
  const session = sessionOf(one, endsAt);
  return { ...sessionRef(tokenHash(token)).key, v: 1, session, ttl: Math.floor(epochMs(endsAt) / 1000) };
}

function sessionOf({ personId, name, role, assignments }: Staff, endsAt: Instant): StaffSession {
  const [{ orgId, dealerId, storeId }] = assignments;
  const sessionId: Id<'session'> = ports().newId('session');
  const store = storeId === undefined ? {} : { storeId };
  return { kind: 'staff', sessionId, personId, name, role, orgId, dealerId, ...store, expiresAt: endsAt, endsAt };
}

const READ_AT_ONCE = 100;

async function knownGoods(): Promise<[code: string, skuId: string][]> {
  const found: [string, string][] = [];
  for (let i = 0; i < allArticles.length; i += READ_AT_ONCE) {
    const { entries } = await load({ entries: allArticles.slice(i, i + READ_AT_ONCE).map(({ code }) => codeRef(code)) });
    for (const entry of entries) if (entry) found.push([entry.code, entry.sku.skuId]);
  }
  return found;
}

function needed<V>(map: ReadonlyMap<string, V>, key: string): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the demo has no ${key}`);
  return value;
}
