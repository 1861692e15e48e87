import * as z from 'zod';
import { Refused } from '../core/exchange.ts';
import { secondsOf } from '../core/world.ts';
import { type Ask, bodyAs, bytes, chars, contactMemberOf, contactOf, followOf, pageOf } from './ask.ts';
import type { Contact, Follow, Wecom } from './records.ts';

export function getFollowUserList({ world }: Ask): object {
  return {
    follow_user: Object.values(world.state.wecom.members)
      .filter((m) => m.contacts && m.status === 1)
      .map((m) => m.userid),
  };
}

const contactsOf = (wecom: Wecom, userid: string): Contact[] => Object.values(wecom.contacts).filter((c) => c.follows[userid]);

export function list(ask: Ask): object {
  const userid = ask.query.get('userid');
  if (!userid) throw new Refused(41009, 'userid missing');
  contactMemberOf(ask, userid);
  const ids = contactsOf(ask.world.state.wecom, userid).map((c) => c.externalUserid);
  if (ids.length === 0) throw new Refused(84061, 'not external contact');
  return { external_userid: ids };
}

export function get(ask: Ask): object {
  const id = ask.query.get('external_userid');
  if (!id) throw new Refused(41035, 'external userid missing');
  const contact = contactOf(ask, id);
  const { page, next_cursor } = pageOf(Object.values(contact.follows), { cursor: ask.query.get('cursor') ?? undefined }, 500);
  const follow_user = page.map((f) => ({ ...wireFollow(f), tags: tagsOf(ask.world.state.wecom, f) }));
  return { external_contact: wireContact(contact), follow_user, ...(next_cursor === '' ? {} : { next_cursor }) };
}

const batchAsk = z.object({
  userid_list: z.array(z.string()).min(1).max(100),
  cursor: z.string().optional(),
  limit: z.number().int().min(1).max(100).default(50),
});

export function batchGetByUser(ask: Ask): object {
  const { userid_list, cursor, limit } = bodyAs(ask, batchAsk);
  for (const userid of userid_list) contactMemberOf(ask, userid);
  const pairs = userid_list.flatMap((userid) => contactsOf(ask.world.state.wecom, userid).flatMap((c) => pairOf(c, userid)));
  if (pairs.length === 0) throw new Refused(84061, 'not external contact');
  const { page, next_cursor } = pageOf(pairs, { cursor, limit }, 100);
  return { external_contact_list: page, next_cursor };
}

function pairOf(contact: Contact, userid: string): object[] {
  const follow = contact.follows[userid];
  return follow ? [{ external_contact: wireContact(contact), follow_info: { ...wireFollow(follow), tag_id: follow.tagIds } }] : [];
}

const wireContact = (c: Contact): object => ({
  external_userid: c.externalUserid,
  name: c.name,
  type: c.type,
  gender: 0,
  ...(c.unionid ? { unionid: c.unionid } : {}),
});

const wireFollow = (f: Follow): object => ({
  userid: f.userid,
  remark: f.remark,
  description: f.description,
  remark_corp_name: f.company,
  remark_mobiles: f.mobiles,
  createtime: secondsOf(f.createdAtMs),
  add_way: f.addWay,
  oper_userid: f.userid,
  state: f.state,
});

function tagsOf(wecom: Wecom, follow: Follow): object[] {
  return wecom.tagGroups.flatMap((group) =>
    group.tags.flatMap((tag) =>
      follow.tagIds.includes(tag.id) ? [{ group_name: group.name, tag_name: tag.name, tag_id: tag.id, type: 1 }] : [],
    ),
  );
}

const remarkAsk = z
  .object({
    userid: z.string().min(1),
    external_userid: z.string().min(1),
    remark: chars(20).optional(),
    description: chars(150).optional(),
    remark_company: chars(20).optional(),
    remark_mobiles: z.array(bytes(32)).max(5).optional(),
  })
  .refine((a) => [a.remark, a.description, a.remark_company, a.remark_mobiles].some((field) => field !== undefined), 'nothing to change');

export function remark(ask: Ask): object {
  const note = bodyAs(ask, remarkAsk);
  const follow = followOf(ask, note.userid, note.external_userid);
  follow.remark = note.remark ?? follow.remark;
  follow.description = note.description ?? follow.description;
  follow.company = note.remark_company ?? follow.company;
  follow.mobiles = note.remark_mobiles ?? follow.mobiles;
  return {};
}

const markAsk = z
  .object({
    userid: z.string().min(1),
    external_userid: z.string().min(1),
    add_tag: z.array(z.string()).default([]),
    remove_tag: z.array(z.string()).default([]),
  })
  .refine((a) => a.add_tag.length + a.remove_tag.length > 0, 'no tag');

export function markTag(ask: Ask): object {
  const { userid, external_userid, add_tag, remove_tag } = bodyAs(ask, markAsk);
  const follow = followOf(ask, userid, external_userid);
  const known = new Set(ask.world.state.wecom.tagGroups.flatMap((g) => g.tags.map((t) => t.id)));
  if (!add_tag.every((id) => known.has(id))) throw new Refused(40068, 'invalid tagid');
  follow.tagIds = [...new Set([...follow.tagIds, ...add_tag])].filter((id) => !remove_tag.includes(id));
  return {};
}
