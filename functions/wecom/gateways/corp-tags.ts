import * as z from 'zod';
import { mapOutcome, type Outcome } from '#identity/gateways/outcome';
import { askWecom, tellWecom, type WecomApp } from './wecom.ts';

export type CorpTag = { tagId: string; name: string; order: number };
export type TagGroup = { groupId: string; name: string; order: number; tags: CorpTag[] };

const groupShape = z.object({
  group_id: z.string(),
  group_name: z.string(),
  order: z.number().default(0),
  tag: z.array(z.object({ id: z.string(), name: z.string(), order: z.number().default(0) })).default([]),
});

function groupOf(group: z.output<typeof groupShape>): TagGroup {
  const tags = group.tag.map((t) => ({ tagId: t.id, name: t.name, order: t.order }));
  return { groupId: group.group_id, name: group.group_name, order: group.order, tags };
}

const BASE = '/cgi-bin/externalcontact';

/** All corp tags, or those of some groups. */
export async function tagGroups(app: WecomApp, groupIds: readonly string[] = []): Promise<Outcome<TagGroup[]>> {
  const body = groupIds.length === 0 ? {} : { group_id: groupIds };
  const shape = z.object({ tag_group: z.array(groupShape).default([]) });
  const answer = await askWecom(app, { method: 'POST', path: `${BASE}/get_corp_tag_list`, body }, shape);
  return mapOutcome(answer, (a) => a.tag_group.map(groupOf));
}

/** Into a group by id, or by name (made if there is none). Names hold 30 characters; 40071 if a name is taken, 40126 if the corp is full. */
export async function addTags(
  app: WecomApp,
  group: { groupId: string } | { groupName: string },
  names: readonly string[],
): Promise<Outcome<TagGroup>> {
  const where = 'groupId' in group ? { group_id: group.groupId } : { group_name: group.groupName };
  const body = { ...where, tag: names.map((name) => ({ name })) };
  const shape = z.object({ tag_group: groupShape });
  const answer = await askWecom(app, { method: 'POST', path: `${BASE}/add_corp_tag`, body }, shape);
  return mapOutcome(answer, (a) => groupOf(a.tag_group));
}

/** A tag or a group. */
export function renameTag(app: WecomApp, id: string, name: string, order?: number): Promise<Outcome<true>> {
  return tellWecom(app, `${BASE}/edit_corp_tag`, { id, name, order });
}

/** A group goes with its tags, a group whose last tag goes disappears. */
export function deleteTags(app: WecomApp, ids: { tagIds?: readonly string[]; groupIds?: readonly string[] }): Promise<Outcome<true>> {
  return tellWecom(app, `${BASE}/del_corp_tag`, { tag_id: ids.tagIds, group_id: ids.groupIds });
}
