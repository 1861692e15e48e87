import * as z from 'zod';
import { letters } from './random.ts';

/** A customer, the same person in WeChat, WeCom and WeChat Pay. */
export const personShape = z.object({
  id: z.string(),
  name: z.string(),
  openid: z.string(),
  unionid: z.string(),
  externalUserid: z.string(),
  /** 16 bytes, base64; changes with every sign-in. */
  sessionKey: z.string(),
  phone: z.string().optional(),
});
export type Person = z.output<typeof personShape>;
export type People = Record<string, Person>;

export const personAsk = z.object({
  id: z.string().min(1).max(64).optional(),
  name: z.string().min(1).max(64).optional(),
  openid: z.string().min(6).max(64).optional(),
  unionid: z.string().max(64).optional(),
  externalUserid: z.string().max(64).optional(),
  phone: z.string().max(20).optional(),
});

/** Adds or changes a person. A newcomer gets the ids that were not given. */
export function putPerson(people: People, ask: z.output<typeof personAsk>): Person {
  const id = ask.id ?? ask.openid ?? `p-${letters(8)}`;
  const known = people[id];
  const person: Person = {
    id,
    name: ask.name ?? known?.name ?? `顾客${id.slice(-4)}`,
    openid: ask.openid ?? known?.openid ?? `o${letters(27)}`,
    unionid: ask.unionid ?? known?.unionid ?? `oU${letters(26)}`,
    externalUserid: ask.externalUserid ?? known?.externalUserid ?? `wm${letters(30)}`,
    sessionKey: known?.sessionKey ?? '',
    ...((ask.phone ?? known?.phone) ? { phone: ask.phone ?? known?.phone } : {}),
  };
  people[id] = person;
  return person;
}

/** By id, openid, external user id, phone or name, in this order. */
export function findPerson(people: People, word: string): Person | undefined {
  const direct = Object.hasOwn(people, word) ? people[word] : undefined;
  if (direct) return direct;
  for (const field of ['openid', 'externalUserid', 'phone', 'name'] as const) {
    const found = Object.values(people).find((person) => person[field] === word);
    if (found) return found;
  }
  return undefined;
}

/** The person meant, made if there is none of that name. */
export function thePerson(people: People, word: string): Person {
  return findPerson(people, word) ?? putPerson(people, { id: word, name: word });
}
