import * as z from 'zod';
import { mapOutcome, type Outcome } from '#identity/gateways/outcome';
import { type Instant, instantOf } from '#kernel/instant';
import { type Content, wireContent } from './attachments.ts';
import { nextOf } from './contacts.ts';
import { askWecom, tellWecom, type WecomApp } from './wecom.ts';

/** Customers (at most 10,000; with a sender only theirs) or groups (at most 2,000, always by their sender). */
export type Audience =
  | { kind: 'customers'; externalUserids: readonly string[]; sender?: string }
  | { kind: 'groups'; chatIds: readonly string[]; sender: string };

export type MadeTask = { msgId: string /** Not customers of the corp, or of the sender. */; refused: string[] };

const BASE = '/cgi-bin/externalcontact';
const madeShape = z.object({ msgid: z.string().min(1), fail_list: z.array(z.string()).default([]) });

/**
 * Makes a task that each member must confirm by hand; nothing is sent before. There is no key against doubles: after a lost
 * answer (maybeDone) look into the list of tasks before asking again. Refusals: 41048 nobody to send to, 41064 attachments.
 */
export async function addMassMessage(app: WecomApp, audience: Audience, content: Content): Promise<Outcome<MadeTask>> {
  const to =
    audience.kind === 'customers'
      ? { chat_type: 'single', external_userid: audience.externalUserids, sender: audience.sender }
      : { chat_type: 'group', chat_id_list: audience.chatIds, sender: audience.sender };
  const answer = await askWecom(
    app,
    { method: 'POST', path: `${BASE}/add_msg_template`, body: { ...to, ...wireContent(content) } },
    madeShape,
  );
  return mapOutcome(answer, (a) => ({ msgId: a.msgid, refused: a.fail_list }));
}

export type MemberTask = { userid: string; confirmed: boolean; confirmedAt?: Instant };

const taskShape = z.object({
  task_list: z.array(z.object({ userid: z.string(), status: z.number(), send_time: z.number().optional() })).default([]),
  next_cursor: z.string().default(''),
});

/** Which members have confirmed, up to 1,000 a page. 41063 (RETRY) while the task is still being handed out. */
export async function massMessageTasks(
  app: WecomApp,
  msgId: string,
  cursor?: string,
): Promise<Outcome<{ tasks: MemberTask[]; cursor?: string }>> {
  const body = { msgid: msgId, limit: 1000, cursor };
  const answer = await askWecom(app, { method: 'POST', path: `${BASE}/get_groupmsg_task`, body }, taskShape);
  return mapOutcome(answer, (a) => ({
    tasks: a.task_list.map((t) => ({
      userid: t.userid,
      confirmed: t.status === 2,
      ...atOf(t.status === 2 ? t.send_time : undefined, 'confirmedAt'),
    })),
    ...nextOf(a.next_cursor),
  }));
}

export type Delivery = { to: string; state: 'waiting' | 'sent' | 'not-a-friend' | 'quota-reached'; sentAt?: Instant };
const states: readonly Delivery['state'][] = ['waiting', 'sent', 'not-a-friend', 'quota-reached'];

const resultShape = z.object({
  send_list: z
    .array(
      z.object({
        external_userid: z.string().optional(),
        chat_id: z.string().optional(),
        status: z.number().int().min(0).max(3),
        send_time: z.number().optional(),
      }),
    )
    .default([]),
  next_cursor: z.string().default(''),
});

/** What became of one member's part of a task, up to 1,000 a page. */
export async function massMessageResults(
  app: WecomApp,
  msgId: string,
  userid: string,
  cursor?: string,
): Promise<Outcome<{ deliveries: Delivery[]; cursor?: string }>> {
  const body = { msgid: msgId, userid, limit: 1000, cursor };
  const answer = await askWecom(app, { method: 'POST', path: `${BASE}/get_groupmsg_send_result`, body }, resultShape);
  return mapOutcome(answer, (a) => ({
    deliveries: a.send_list.map((s) => ({
      to: s.external_userid ?? s.chat_id ?? '',
      state: states[s.status] ?? 'waiting',
      ...atOf(s.status === 1 ? s.send_time : undefined, 'sentAt'),
    })),
    ...nextOf(a.next_cursor),
  }));
}

/** Asks the members again who have not confirmed: 3 times in 24 hours (41094). */
export function remindMembers(app: WecomApp, msgId: string): Promise<Outcome<true>> {
  return tellWecom(app, `${BASE}/remind_groupmsg_send`, { msgid: msgId });
}

/** Stops what no member has confirmed yet; 41093 if that was done before. */
export function cancelMassMessage(app: WecomApp, msgId: string): Promise<Outcome<true>> {
  return tellWecom(app, `${BASE}/cancel_groupmsg_send`, { msgid: msgId });
}

/** Greets a new customer. The code lives 20 s and works once: 41050, 41051, 41096 are final. */
export function sendWelcome(app: WecomApp, welcomeCode: string, content: Content): Promise<Outcome<true>> {
  return tellWecom(app, `${BASE}/send_welcome_msg`, { welcome_code: welcomeCode, ...wireContent(content) });
}

function atOf<K extends string>(seconds: number | undefined, name: K): { [P in K]?: Instant } {
  const at: { [P in K]?: Instant } = {};
  if (seconds !== undefined && seconds > 0) at[name] = instantOf(seconds * 1000);
  return at;
}
