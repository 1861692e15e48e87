import * as z from 'zod';
import { Refused } from '../core/exchange.ts';
import { DAY_MS } from '../core/quota.ts';
import { letters } from '../core/random.ts';
import { secondsOf } from '../core/world.ts';
import { type Ask, bodyAs, contactMemberOf, pageOf } from './ask.ts';
import { contentFields, contentOf } from './content.ts';
import type { Addressee, Contact, MassTask, Wecom } from './records.ts';

const addAsk = z.object({
  chat_type: z.enum(['single', 'group']).default('single'),
  external_userid: z.array(z.string()).max(10_000).optional(),
  chat_id_list: z.array(z.string()).max(2000).optional(),
  sender: z.string().optional(),
  tag_filter: z.object({ group_list: z.array(z.object({ tag_list: z.array(z.string()).min(1).max(100) })).min(1) }).optional(),
  allow_select: z.boolean().default(false),
  ...contentFields,
});
type AddAsk = z.output<typeof addAsk>;

/** POST add_msg_template: a task that waits for each member's confirmation. */
export function addMsgTemplate(ask: Ask): object {
  const add = bodyAs(ask, addAsk);
  const content = contentOf(ask, add);
  if (add.sender) contactMemberOf(ask, add.sender);
  const { members, failed } = add.chat_type === 'group' ? groupParts(ask, add) : singleParts(ask, add);
  if (members.length === 0) throw new Refused(41048, 'no customer to send');
  const msgid = `msg${letters(40)}`;
  ask.world.state.wecom.massTasks[msgid] = {
    msgid,
    chatType: add.chat_type,
    content,
    createdAtMs: ask.world.nowMs(),
    cancelled: false,
    remindedAtMs: [],
    members,
  };
  return { fail_list: failed, msgid };
}

type Parts = { members: MassTask['members']; failed: string[] };

function groupParts(ask: Ask, add: AddAsk): Parts {
  if (!add.sender) throw new Refused(41009, 'sender missing');
  const owned = Object.values(ask.world.state.wecom.chats).filter((c) => c.owner === add.sender);
  const wanted = add.chat_id_list ?? owned.map((c) => c.chatId);
  const chats = owned.filter((c) => wanted.includes(c.chatId)).map((c) => c.chatId);
  const failed = wanted.filter((id) => !chats.includes(id));
  return { members: partsOf(new Map(chats.length > 0 ? [[add.sender, chats]] : [])), failed };
}

/** A customer goes to the sender, or without one to the member who last chatted with them. */
function singleParts(ask: Ask, add: AddAsk): Parts {
  const { wecom } = ask.world.state;
  if (!add.external_userid && !add.sender) throw new Refused(40063, 'external_userid and sender are both empty');
  const wanted = add.external_userid ?? Object.keys(wecom.contacts);
  const parts = new Map<string, string[]>();
  const failed: string[] = [];
  for (const id of new Set(wanted)) {
    const contact = wecom.contacts[id];
    const userid = contact && matches(contact, add) ? memberFor(wecom, contact, add.sender) : undefined;
    if (userid) parts.set(userid, [...(parts.get(userid) ?? []), id]);
    else if (add.external_userid) failed.push(id);
  }
  return { members: partsOf(parts), failed };
}

/** Tags: one of each group, all groups. */
function matches(contact: Contact, add: AddAsk): boolean {
  if (!add.tag_filter) return true;
  const tags = new Set(Object.values(contact.follows).flatMap((f) => f.tagIds));
  return add.tag_filter.group_list.every((g) => g.tag_list.some((id) => tags.has(id)));
}

function memberFor(wecom: Wecom, contact: Contact, sender: string | undefined): string | undefined {
  if (sender) return contact.follows[sender] ? sender : undefined;
  const active = Object.values(contact.follows).filter((f) => wecom.members[f.userid]?.status === 1);
  return active.sort((a, b) => b.lastChatAtMs - a.lastChatAtMs)[0]?.userid;
}

function partsOf(parts: Map<string, string[]>): MassTask['members'] {
  return [...parts].map(([userid, ids]) => ({ userid, confirmed: false, addressees: ids.map((to): Addressee => ({ to, status: 0 })) }));
}

function taskOf(ask: Ask, msgid: string | undefined): MassTask {
  if (!msgid) throw new Refused(41046, 'msgid missing');
  const task = ask.world.state.wecom.massTasks[msgid];
  if (!task) throw new Refused(41047, 'invalid msgid');
  return task;
}

const pageAsk = z.object({
  msgid: z.string().optional(),
  userid: z.string().optional(),
  limit: z.number().int().min(1).max(1000).default(500),
  cursor: z.string().optional(),
});

export function getGroupmsgTask(ask: Ask): object {
  const { msgid, limit, cursor } = bodyAs(ask, pageAsk);
  const { page, next_cursor } = pageOf(taskOf(ask, msgid).members, { limit, cursor }, 1000);
  const task_list = page.map((m) => ({
    userid: m.userid,
    status: m.confirmed ? 2 : 0,
    ...(m.confirmedAtMs ? { send_time: secondsOf(m.confirmedAtMs) } : {}),
  }));
  return { task_list, next_cursor };
}

export function getGroupmsgSendResult(ask: Ask): object {
  const { msgid, userid, limit, cursor } = bodyAs(ask, pageAsk);
  if (!userid) throw new Refused(41009, 'userid missing');
  const task = taskOf(ask, msgid);
  const part = task.members.find((m) => m.userid === userid);
  if (!part) throw new Refused(40003, 'invalid userid');
  const { page, next_cursor } = pageOf(part.addressees, { limit, cursor }, 1000);
  const send_list = page.map((a) => ({
    userid,
    ...(task.chatType === 'group' ? { chat_id: a.to } : { external_userid: a.to }),
    status: a.status,
    ...(a.sentAtMs ? { send_time: secondsOf(a.sentAtMs) } : {}),
  }));
  return { send_list, next_cursor };
}

const msgidAsk = z.object({ msgid: z.string().optional() });

export function remindGroupmsgSend(ask: Ask): object {
  const task = taskOf(ask, bodyAs(ask, msgidAsk).msgid);
  if (task.cancelled) throw new Refused(41093, 'task is cancelled');
  const now = ask.world.nowMs();
  const recent = task.remindedAtMs.filter((ms) => now - ms < DAY_MS);
  if (recent.length >= 3) throw new Refused(41094, 'remind freq out of limit');
  task.remindedAtMs = [...recent, now];
  return {};
}

export function cancelGroupmsgSend(ask: Ask): object {
  const task = taskOf(ask, bodyAs(ask, msgidAsk).msgid);
  if (task.cancelled) throw new Refused(41093, 'task is cancelled');
  task.cancelled = true;
  return {};
}
