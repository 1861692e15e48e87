import * as z from 'zod';
import { Refused } from '../core/exchange.ts';
import { letters } from '../core/random.ts';
import { secondsOf } from '../core/world.ts';
import { type Ask, bodyAs, chars } from './ask.ts';
import type { Wecom } from './records.ts';

type Group = Wecom['tagGroups'][number];
const MOST_TAGS = 10_000;

const wireGroup = (g: Group): object => ({
  group_id: g.id,
  group_name: g.name,
  create_time: secondsOf(g.createdAtMs),
  order: g.order,
  tag: g.tags.map((t) => ({ id: t.id, name: t.name, create_time: secondsOf(t.createdAtMs), order: t.order })),
});

const listAsk = z.object({ tag_id: z.array(z.string()).default([]), group_id: z.array(z.string()).default([]) });

/** With both lists the group ids are left aside, as documented. */
export function getCorpTagList(ask: Ask): object {
  const { tag_id, group_id } = bodyAs(ask, listAsk);
  const groups = ask.world.state.wecom.tagGroups;
  const hit = (g: Group): Group[] => {
    if (tag_id.length > 0)
      return g.tags.some((t) => tag_id.includes(t.id)) ? [{ ...g, tags: g.tags.filter((t) => tag_id.includes(t.id)) }] : [];
    return group_id.length === 0 || group_id.includes(g.id) ? [g] : [];
  };
  return { tag_group: groups.flatMap(hit).map(wireGroup) };
}

const name = chars(30).refine((text) => text.length > 0, 'empty name');
const addAsk = z.object({
  group_id: z.string().optional(),
  group_name: name.optional(),
  order: z.number().int().min(0).default(0),
  tag: z.array(z.object({ name, order: z.number().int().min(0).default(0) })).min(1),
});

export function addCorpTag(ask: Ask): object {
  const add = bodyAs(ask, addAsk);
  const { wecom } = ask.world.state;
  const now = ask.world.nowMs();
  const known = wecom.tagGroups.find((g) => (add.group_id ? g.id === add.group_id : g.name === add.group_name));
  if (add.group_id && !known) throw new Refused(40068, 'invalid group_id');
  if (!known && !add.group_name) throw new Refused(40063, 'group_id and group_name missing');
  const group = known ?? { id: `et${letters(30)}`, name: add.group_name ?? '', order: add.order, createdAtMs: now, tags: [] };
  const names = [...group.tags, ...add.tag].map((t) => t.name);
  if (new Set(names).size !== names.length) throw new Refused(40071, 'UserTag Name Already Exist');
  if (wecom.tagGroups.reduce((n, g) => n + g.tags.length, add.tag.length) > MOST_TAGS) throw new Refused(40126, 'corp tag reach limit');
  const made = add.tag.map((t) => ({ id: `et${letters(30)}`, name: t.name, order: t.order, createdAtMs: now }));
  group.tags.push(...made);
  if (!known) wecom.tagGroups.push(group);
  return { tag_group: { ...wireGroup({ ...group, tags: made }) } };
}

const editAsk = z.object({ id: z.string().min(1), name: name.optional(), order: z.number().int().min(0).optional() });

export function editCorpTag(ask: Ask): object {
  const edit = bodyAs(ask, editAsk);
  const { tagGroups } = ask.world.state.wecom;
  const group = tagGroups.find((g) => g.id === edit.id || g.tags.some((t) => t.id === edit.id));
  const target = group?.id === edit.id ? group : group?.tags.find((t) => t.id === edit.id);
  if (!group || !target) throw new Refused(40068, 'invalid tagid');
  const siblings: { id: string; name: string }[] = target === group ? tagGroups : group.tags;
  if (siblings.some((s) => s.id !== edit.id && s.name === edit.name)) throw new Refused(40071, 'UserTag Name Already Exist');
  target.name = edit.name ?? target.name;
  target.order = edit.order ?? target.order;
  return {};
}

const deleteAsk = z
  .object({ tag_id: z.array(z.string()).default([]), group_id: z.array(z.string()).default([]) })
  .refine((a) => a.tag_id.length + a.group_id.length > 0, 'tag_id and group_id missing');

/** Deleted tags leave the customers, and a group without tags disappears. */
export function delCorpTag(ask: Ask): object {
  const gone = bodyAs(ask, deleteAsk);
  const { wecom } = ask.world.state;
  const groups = wecom.tagGroups.map((g) => ({
    ...g,
    tags: gone.group_id.includes(g.id) ? [] : g.tags.filter((t) => !gone.tag_id.includes(t.id)),
  }));
  wecom.tagGroups = groups.filter((g) => g.tags.length > 0);
  const left = new Set(wecom.tagGroups.flatMap((g) => g.tags.map((t) => t.id)));
  for (const contact of Object.values(wecom.contacts)) {
    for (const follow of Object.values(contact.follows)) follow.tagIds = follow.tagIds.filter((id) => left.has(id));
  }
  return {};
}
