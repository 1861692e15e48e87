import * as z from 'zod';
import { Refused } from '../core/exchange.ts';
import { type Person, thePerson } from '../core/people.ts';
import type { World } from '../core/world.ts';

/** One command of a person at the page, or of a test. */
export type Command = (world: World, body: unknown) => unknown;
export type Commands = Readonly<Record<string, Command>>;

export function read<S extends z.ZodType>(shape: S, body: unknown): z.output<S> {
  const parsed = shape.safeParse(body);
  if (!parsed.success) throw new Refused('BAD_REQUEST', z.prettifyError(parsed.error));
  return parsed.data;
}

/** A person by id, openid, external user id, phone or name; an unknown name makes a new one. */
export const who = z.object({ person: z.string().min(1).optional(), openid: z.string().min(1).optional() });

export function personOf(world: World, ask: z.output<typeof who>): Person {
  const word = ask.openid ?? ask.person;
  if (word === undefined) throw new Refused('BAD_REQUEST', 'person or openid is needed');
  if (ask.openid === undefined) return thePerson(world.state.people, word);
  const known = Object.values(world.state.people).find((p) => p.openid === ask.openid);
  return known ?? thePerson(world.state.people, addAs(world, ask.openid));
}

/** Whoever comes with an openid that is not known yet becomes a person of that openid. */
function addAs(world: World, openid: string): string {
  const person = thePerson(world.state.people, openid);
  person.openid = openid;
  return person.id;
}
