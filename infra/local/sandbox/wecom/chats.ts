import * as z from 'zod';
import { Refused } from '../core/exchange.ts';
import { hex } from '../core/random.ts';
import { secondsOf } from '../core/world.ts';
import { type Ask, bodyAs, bytes, chars, pageOf } from './ask.ts';
import type { Chat } from './records.ts';

const listAsk = z.object({
  status_filter: z.number().int().min(0).max(3).default(0),
  owner_filter: z.object({ userid_list: z.array(z.string()).max(100).default([]) }).optional(),
  cursor: z.string().optional(),
  limit: z.number().int().min(1).max(1000),
});

/** status_filter 0 is "all", 1 to 3 the states of a leaver's groups. */
export function groupchatList(ask: Ask): object {
  const { status_filter, owner_filter, cursor, limit } = bodyAs(ask, listAsk);
  const owners = owner_filter?.userid_list ?? [];
  const all = Object.values(ask.world.state.wecom.chats);
  if (owners.length === 0 && new Set(all.map((c) => c.owner)).size > 1000) throw new Refused(81017, 'too many owners, use owner_filter');
  const hits = all.filter((c) => (owners.length === 0 || owners.includes(c.owner)) && (status_filter === 0 || c.status === status_filter));
  const { page, next_cursor } = pageOf(hits, { cursor, limit }, 1000);
  return { group_chat_list: page.map((c) => ({ chat_id: c.chatId, status: c.status })), next_cursor };
}

function chatOf(ask: Ask, chatId: string): Chat {
  const chat = ask.world.state.wecom.chats[chatId];
  if (!chat) throw new Refused(40050, 'chatid not exist');
  return chat;
}

export function groupchatGet(ask: Ask): object {
  const { chat_id, need_name } = bodyAs(ask, z.object({ chat_id: z.string().min(1), need_name: z.number().default(0) }));
  const { wecom, people } = ask.world.state;
  const chat = chatOf(ask, chat_id);
  const unionidOf = (id: string): string | undefined =>
    wecom.contacts[id]?.unionid ?? Object.values(people).find((p) => p.externalUserid === id)?.unionid;
  const member_list = chat.members.map((m) => ({
    userid: m.id,
    type: m.type,
    join_time: secondsOf(m.joinedAtMs),
    join_scene: m.joinScene,
    ...(m.type === 2 ? { unionid: unionidOf(m.id), state: m.state } : {}),
    ...(need_name === 1 ? { name: wecom.members[m.id]?.name ?? wecom.contacts[m.id]?.name ?? '' } : {}),
  }));
  const { chatId, name, owner, createdAtMs, version } = chat;
  const admin_list: object[] = [];
  return {
    group_chat: {
      chat_id: chatId,
      name,
      owner,
      create_time: secondsOf(createdAtMs),
      member_list,
      admin_list,
      member_version: `v${version}`,
    },
  };
}

const joinAsk = z.object({
  scene: z.number().int().min(1).max(2),
  chat_id_list: z.array(z.string()).min(1),
  remark: chars(30).default(''),
  state: bytes(30).default(''),
  auto_create_room: z.number().int().min(0).max(1).default(1),
  room_base_name: chars(40).optional(),
  room_base_id: z.number().int().optional(),
});

export function addJoinWay(ask: Ask): object {
  const way = bodyAs(ask, joinAsk);
  if (way.chat_id_list.length > 5) throw new Refused(41091, 'chat_id_list exceed 5');
  for (const chatId of way.chat_id_list) chatOf(ask, chatId);
  const configId = hex(32);
  ask.world.state.wecom.joinWays[configId] = {
    configId,
    scene: way.scene,
    chatIds: way.chat_id_list,
    remark: way.remark,
    state: way.state,
  };
  return { config_id: configId };
}

const idAsk = z.object({ config_id: z.string().min(1) });

export function getJoinWay(ask: Ask): object {
  const way = ask.world.state.wecom.joinWays[bodyAs(ask, idAsk).config_id];
  if (!way) throw new Refused(41044, 'invalid config_id');
  const { configId: config_id, scene, remark, state, chatIds: chat_id_list } = way;
  return { join_way: { config_id, scene, remark, state, chat_id_list, qr_code: `https://wework.qpic.cn/sandbox/join/${config_id}` } };
}

export function delJoinWay(ask: Ask): object {
  const { config_id } = bodyAs(ask, idAsk);
  const { joinWays } = ask.world.state.wecom;
  if (!joinWays[config_id]) throw new Refused(41044, 'invalid config_id');
  delete joinWays[config_id];
  return {};
}
