import { Refused } from '../core/exchange.ts';
import type { Person } from '../core/people.ts';
import { hex, letters } from '../core/random.ts';
import type { World } from '../core/world.ts';
import { emitWecom } from './events.ts';
import type { Chat, Contact, Follow } from './records.ts';

const WELCOME_MS = 20_000;

/** What customers and members do by hand in the WeCom app, with the events that follow. */
export function addContact(
  world: World,
  person: Person,
  userid: string,
  from: { state?: string; addWay?: number; chatted?: boolean },
): { welcomeCode: string } {
  const { wecom } = world.state;
  const member = wecom.members[userid];
  if (member?.status !== 1 || !member.contacts) throw new Refused('NO_MEMBER', 'this member cannot have customers');
  const { externalUserid } = person;
  const contact: Contact = wecom.contacts[externalUserid] ?? {
    externalUserid,
    name: person.name,
    unionid: person.unionid,
    type: 1,
    follows: {},
  };
  const state = from.state ?? '';
  contact.follows[userid] = newFollow(world, userid, state, from.addWay ?? 1);
  wecom.contacts[externalUserid] = contact;
  const welcomeCode = from.chatted ? '' : letters(43);
  if (welcomeCode) wecom.welcomeCodes[welcomeCode] = { userid, externalUserid, expiresAtMs: world.nowMs() + WELCOME_MS, used: false };
  emitWecom(world, 'change_external_contact', 'add_external_contact', {
    UserID: userid,
    ExternalUserID: externalUserid,
    ...(state ? { State: state } : {}),
    ...(welcomeCode ? { WelcomeCode: welcomeCode } : {}),
  });
  return { welcomeCode };
}

function newFollow(world: World, userid: string, state: string, addWay: number): Follow {
  const now = world.nowMs();
  return { userid, remark: '', description: '', company: '', mobiles: [], tagIds: [], createdAtMs: now, lastChatAtMs: now, state, addWay };
}

/** By scanning a contact way: the state travels along, several members take turns by load. */
export function scanContactWay(world: World, person: Person, configId: string): { welcomeCode: string; userid: string } {
  const { wecom } = world.state;
  const way = wecom.ways[configId];
  if (!way) throw new Refused('NO_WAY', 'no such contact way', 404);
  const load = (userid: string): number => Object.values(wecom.contacts).filter((c) => c.follows[userid]).length;
  const userid = [...way.userids].sort((a, b) => load(a) - load(b))[0] ?? '';
  return { ...addContact(world, person, userid, { state: way.state }), userid };
}

export function endFollow(world: World, externalUserid: string, userid: string, by: 'customer' | 'member'): void {
  const contact = world.state.wecom.contacts[externalUserid];
  if (!contact?.follows[userid]) throw new Refused('NO_CONTACT', 'they are not in contact', 404);
  delete contact.follows[userid];
  const change = by === 'customer' ? 'del_follow_user' : 'del_external_contact';
  emitWecom(world, 'change_external_contact', change, { UserID: userid, ExternalUserID: externalUserid });
}

/** The member edits remark or tags in the app. */
export function editFollow(world: World, externalUserid: string, userid: string, change: { remark?: string; tagIds?: string[] }): void {
  const follow = world.state.wecom.contacts[externalUserid]?.follows[userid];
  if (!follow) throw new Refused('NO_CONTACT', 'they are not in contact', 404);
  follow.remark = change.remark ?? follow.remark;
  follow.tagIds = change.tagIds ?? follow.tagIds;
  emitWecom(world, 'change_external_contact', 'edit_external_contact', {
    UserID: userid,
    ExternalUserID: externalUserid,
    State: follow.state,
  });
}

/** The customer writes to the member: from now on mass messages go through this one, and a welcome is too late. */
export function chatWith(world: World, externalUserid: string, userid: string): void {
  const follow = world.state.wecom.contacts[externalUserid]?.follows[userid];
  if (!follow) throw new Refused('NO_CONTACT', 'they are not in contact', 404);
  follow.lastChatAtMs = world.nowMs();
  for (const code of Object.values(world.state.wecom.welcomeCodes)) {
    if (code.userid === userid && code.externalUserid === externalUserid) code.used = true;
  }
}

export function createChat(world: World, owner: string, name: string): Chat {
  const now = world.nowMs();
  const members = [{ id: owner, type: 1, joinedAtMs: now, joinScene: 1, state: '' }];
  const chat: Chat = { chatId: `wr${hex(30)}`, name, owner, status: 0, createdAtMs: now, members, version: 1 };
  world.state.wecom.chats[chat.chatId] = chat;
  emitWecom(world, 'change_external_chat', 'create', { ChatId: chat.chatId });
  return chat;
}

export function changeChat(world: World, chatId: string, person: Person, change: 'join' | 'leave', state = ''): Chat {
  const chat = world.state.wecom.chats[chatId];
  if (!chat) throw new Refused('NO_CHAT', 'no such group', 404);
  const id = person.externalUserid;
  const others = chat.members.filter((m) => m.id !== id);
  chat.members = change === 'join' ? [...others, { id, type: 2, joinedAtMs: world.nowMs(), joinScene: 3, state }] : others;
  const last = `v${chat.version}`;
  chat.version += 1;
  const detail = change === 'join' ? { UpdateDetail: 'add_member', JoinScene: 3 } : { UpdateDetail: 'del_member', QuitScene: 0 };
  emitWecom(world, 'change_external_chat', 'update', {
    ChatId: chatId,
    ...detail,
    MemChangeCnt: 1,
    MemChangeList: [id],
    LastMemVer: last,
    CurMemVer: `v${chat.version}`,
  });
  return chat;
}

/** Head office edits corp tags in the console. */
export function consoleTagEvent(world: World, change: 'create' | 'update' | 'delete', id: string, isGroup: boolean): void {
  emitWecom(world, 'change_external_tag', change, { Id: id, TagType: isGroup ? 'tag_group' : 'tag' });
}
