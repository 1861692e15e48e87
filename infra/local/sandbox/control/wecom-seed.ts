import * as z from 'zod';
import { Refused } from '../core/exchange.ts';
import type { World } from '../core/world.ts';
import type { Ask } from '../wecom/ask.ts';
import { addContact, consoleTagEvent } from '../wecom/customers.ts';
import { addCorpTag, delCorpTag, editCorpTag } from '../wecom/tags.ts';
import { type Commands, personOf, read, who } from './ask.ts';

const member = z.object({
  userid: z.string().min(1).max(64),
  name: z.string().min(1),
  departments: z.array(z.number()).default([1]),
  status: z.number().int().min(1).max(5).default(1),
  contacts: z.boolean().default(true),
});
const contact = who.extend({ userid: z.string().min(1), state: z.string().default(''), tagIds: z.array(z.string()).default([]) });

export const seedCommands: Commands = {
  /** Members as the administrator enters them; the same userid again changes it. Status 5: has left. */
  'POST /wecom/members': (world, body) => {
    const members = read(z.union([z.array(member), member.transform((one) => [one])]), body);
    for (const one of members) world.state.wecom.members[one.userid] = one;
    return { members: members.length };
  },
  /** Customers that members had before the product came: no events. */
  'POST /wecom/seed': (world, body) => {
    const { contacts } = read(z.object({ contacts: z.array(contact) }), body);
    const { wecom } = world.state;
    const { callbackUrl } = wecom;
    delete wecom.callbackUrl;
    try {
      for (const one of contacts) seedContact(world, one);
    } finally {
      if (callbackUrl !== undefined) wecom.callbackUrl = callbackUrl;
    }
    return { contacts: contacts.length };
  },
  /** Head office edits tags in the console: as by the interface, but with an event. */
  'POST /wecom/tags': (world, body) => {
    const ask = read(z.object({ groupName: z.string(), names: z.array(z.string()).min(1) }), body);
    addCorpTag(asConsole(world, { group_name: ask.groupName, tag: ask.names.map((name) => ({ name })) }));
    const group = world.state.wecom.tagGroups.find((g) => g.name === ask.groupName);
    for (const tag of group?.tags ?? []) if (ask.names.includes(tag.name)) consoleTagEvent(world, 'create', tag.id, false);
    return { group };
  },
  'POST /wecom/tags/rename': (world, body) => {
    const ask = read(z.object({ id: z.string(), name: z.string() }), body);
    editCorpTag(asConsole(world, ask));
    consoleTagEvent(world, 'update', ask.id, isGroup(world, ask.id));
    return {};
  },
  'POST /wecom/tags/delete': (world, body) => {
    const { id } = read(z.object({ id: z.string() }), body);
    const group = isGroup(world, id);
    delCorpTag(asConsole(world, group ? { group_id: [id] } : { tag_id: [id] }));
    consoleTagEvent(world, 'delete', id, group);
    return {};
  },
};

function seedContact(world: World, one: z.output<typeof contact>): void {
  const person = personOf(world, one);
  addContact(world, person, one.userid, { state: one.state, chatted: true });
  const follow = world.state.wecom.contacts[person.externalUserid]?.follows[one.userid];
  if (follow) follow.tagIds = one.tagIds;
}

function asConsole(world: World, body: unknown): Ask {
  const app = world.state.wecom.apps.find((a) => a.contacts);
  if (!app) throw new Refused('NO_APP', 'no app may call customer contact', 500);
  return { world, app, query: new URLSearchParams(), body };
}

const isGroup = (world: World, id: string): boolean => world.state.wecom.tagGroups.some((g) => g.id === id);
