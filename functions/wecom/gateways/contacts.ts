import * as z from 'zod';
import { done, mapOutcome, type Outcome } from '#identity/gateways/outcome';
import { type Contact, contactOf, detailShape, type Follow, followInBatch, followOf, personShape } from './contact-shapes.ts';
import { askWecom, tellWecom, type WecomApp } from './wecom.ts';

const BASE = '/cgi-bin/externalcontact';
/** WeCom: a member without customers. An empty list to us. */
const NO_CONTACTS = 84061;

/** Members who may have customers ("customer contact" is on for them). */
export async function membersWithContacts(app: WecomApp): Promise<Outcome<string[]>> {
  const shape = z.object({ follow_user: z.array(z.string()).default([]) });
  return mapOutcome(await askWecom(app, { method: 'GET', path: `${BASE}/get_follow_user_list` }, shape), (a) => a.follow_user);
}

/** External user ids of one member's customers. */
export async function contactIdsOf(app: WecomApp, userid: string): Promise<Outcome<string[]>> {
  const shape = z.object({ external_userid: z.array(z.string()).default([]) });
  const answer = await askWecom(app, { method: 'GET', path: `${BASE}/list`, query: { userid } }, shape);
  if (!answer.ok && answer.failure.code === NO_CONTACTS) return done([]);
  return mapOutcome(answer, (a) => a.external_userid);
}

/** One customer with the members who know them; `cursor` comes back when there are more than 500 of those. */
export async function contactOfId(
  app: WecomApp,
  externalUserid: string,
  cursor?: string,
): Promise<Outcome<{ contact: Contact; follows: Follow[]; cursor?: string }>> {
  const query = { external_userid: externalUserid, ...(cursor === undefined ? {} : { cursor }) };
  const answer = await askWecom(app, { method: 'GET', path: `${BASE}/get`, query }, detailShape);
  return mapOutcome(answer, (a) => ({
    contact: contactOf(a.external_contact),
    follows: a.follow_user.map(followOf),
    ...nextOf(a.next_cursor),
  }));
}

export type ContactPage = {
  items: { contact: Contact; follow: Follow }[] /** Members without a licence, who were left out. */;
  unlicensed: string[];
  cursor?: string;
};

const batchShape = z.object({
  external_contact_list: z.array(z.object({ external_contact: personShape, follow_info: followInBatch })).default([]),
  next_cursor: z.string().default(''),
  fail_info: z.object({ unlicensed_userid_list: z.array(z.string()).default([]) }).optional(),
});

/** Customers of at most 100 members, 100 a page: the nightly reconcile's road. */
export async function contactsOfMembers(app: WecomApp, userids: readonly string[], cursor?: string): Promise<Outcome<ContactPage>> {
  const body = { userid_list: userids, limit: 100, ...(cursor === undefined ? {} : { cursor }) };
  const answer = await askWecom(app, { method: 'POST', path: `${BASE}/batch/get_by_user`, body }, batchShape);
  if (!answer.ok && answer.failure.code === NO_CONTACTS) return done({ items: [], unlicensed: [] });
  return mapOutcome(answer, (a) => ({
    items: a.external_contact_list.map((e) => ({ contact: contactOf(e.external_contact), follow: followOf(e.follow_info) })),
    unlicensed: a.fail_info?.unlicensed_userid_list ?? [],
    ...nextOf(a.next_cursor),
  }));
}

export type Remark = {
  userid: string;
  externalUserid: string;
  remark?: string;
  description?: string;
  company?: string;
  mobiles?: readonly string[];
};

/** What a member notes on a customer; at least one field. Limits: remark and company 20 characters, description 150. */
export function remarkContact(app: WecomApp, note: Remark): Promise<Outcome<true>> {
  const { userid, externalUserid: external_userid, remark, description, company: remark_company, mobiles: remark_mobiles } = note;
  return tellWecom(app, `${BASE}/remark`, { userid, external_userid, remark, description, remark_company, remark_mobiles });
}

export type Marking = { userid: string; externalUserid: string; add?: readonly string[]; remove?: readonly string[] };

/** Corp tags (ids) on one member's customer. */
export function markTags(app: WecomApp, marking: Marking): Promise<Outcome<true>> {
  const { userid, externalUserid: external_userid, add: add_tag, remove: remove_tag } = marking;
  return tellWecom(app, `${BASE}/mark_tag`, { userid, external_userid, add_tag, remove_tag });
}

export function nextOf(cursor: string | undefined): { cursor?: string } {
  return cursor === undefined || cursor === '' ? {} : { cursor };
}
