import * as z from 'zod';
import { mapOutcome, type Outcome } from '#identity/gateways/outcome';
import { type Instant, instantOf } from '#kernel/instant';
import { nextOf } from './contacts.ts';
import { askWecom, tellWecom, type WecomApp } from './wecom.ts';

export type ChatStatus = 'normal' | 'owner-left' | 'moving' | 'moved';
const statuses: readonly ChatStatus[] = ['normal', 'owner-left', 'moving', 'moved'];

const BASE = '/cgi-bin/externalcontact';

const listShape = z.object({
  group_chat_list: z.array(z.object({ chat_id: z.string(), status: z.number().int().min(0).max(3) })).default([]),
  next_cursor: z.string().default(''),
});

/** Customer groups of some owners (at most 100), up to 1,000 a page. Without owners WeCom refuses corps with more than 1,000 of them (81017). */
export async function groupChats(
  app: WecomApp,
  owners: readonly string[],
  cursor?: string,
): Promise<Outcome<{ chats: { chatId: string; status: ChatStatus }[]; cursor?: string }>> {
  const filter = owners.length === 0 ? {} : { owner_filter: { userid_list: owners } };
  const answer = await askWecom(
    app,
    { method: 'POST', path: `${BASE}/groupchat/list`, body: { ...filter, limit: 1000, cursor } },
    listShape,
  );
  return mapOutcome(answer, (a) => ({
    chats: a.group_chat_list.map((c) => ({ chatId: c.chat_id, status: statuses[c.status] ?? 'normal' })),
    ...nextOf(a.next_cursor),
  }));
}

export type ChatMember = {
  id: string;
  isStaff: boolean;
  unionid?: string | undefined;
  joinedAt: Instant;
  joinedBy: 'invited' | 'link' | 'qr';
  state?: string | undefined;
};
export type GroupChat = { chatId: string; name: string; owner: string; createdAt: Instant; members: ChatMember[] };

const memberShape = z.object({
  userid: z.string(),
  type: z.number(),
  unionid: z.string().optional(),
  join_time: z.number(),
  join_scene: z.number().default(1),
  state: z.string().optional(),
});
const chatShape = z.object({
  group_chat: z.object({
    chat_id: z.string(),
    name: z.string().default(''),
    owner: z.string(),
    create_time: z.number(),
    member_list: z.array(memberShape).default([]),
  }),
});

export async function groupChatOf(app: WecomApp, chatId: string): Promise<Outcome<GroupChat>> {
  const answer = await askWecom(app, { method: 'POST', path: `${BASE}/groupchat/get`, body: { chat_id: chatId, need_name: 0 } }, chatShape);
  return mapOutcome(answer, ({ group_chat: c }) => ({
    chatId: c.chat_id,
    name: c.name,
    owner: c.owner,
    createdAt: instantOf(c.create_time * 1000),
    members: c.member_list.map(chatMemberOf),
  }));
}

function chatMemberOf(m: z.output<typeof memberShape>): ChatMember {
  const joinedBy = m.join_scene === 2 ? 'link' : m.join_scene === 3 ? 'qr' : 'invited';
  return { id: m.userid, isStaff: m.type === 1, unionid: m.unionid, joinedAt: instantOf(m.join_time * 1000), joinedBy, state: m.state };
}

export type JoinWay = { where: 'mini-program' | 'qr'; chatIds: readonly string[]; remark?: string; state?: string; roomBaseName?: string };

/** A code by which customers join one of at most 5 groups; a further group is made when all are full. */
export async function addJoinWay(app: WecomApp, way: JoinWay): Promise<Outcome<string>> {
  const scene = way.where === 'mini-program' ? 1 : 2;
  const { chatIds: chat_id_list, remark, state, roomBaseName: room_base_name } = way;
  const body = { scene, chat_id_list, remark, state, room_base_name, auto_create_room: room_base_name === undefined ? 0 : 1 };
  const shape = z.object({ config_id: z.string().min(1) });
  return mapOutcome(await askWecom(app, { method: 'POST', path: `${BASE}/groupchat/add_join_way`, body }, shape), (a) => a.config_id);
}

export async function joinWayQr(app: WecomApp, configId: string): Promise<Outcome<string>> {
  const shape = z.object({ join_way: z.object({ qr_code: z.string() }) });
  const answer = await askWecom(app, { method: 'POST', path: `${BASE}/groupchat/get_join_way`, body: { config_id: configId } }, shape);
  return mapOutcome(answer, (a) => a.join_way.qr_code);
}

export function deleteJoinWay(app: WecomApp, configId: string): Promise<Outcome<true>> {
  return tellWecom(app, `${BASE}/groupchat/del_join_way`, { config_id: configId });
}
