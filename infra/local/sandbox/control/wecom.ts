import * as z from 'zod';
import { verifyWecomUrl } from '../core/deliver.ts';
import { Refused } from '../core/exchange.ts';
import { addContact, changeChat, chatWith, createChat, editFollow, endFollow, scanContactWay } from '../wecom/customers.ts';
import { confirmMass } from '../wecom/mass-confirm.ts';
import { newSignInCode } from '../wecom/members.ts';
import { endTransfer } from '../wecom/transfer.ts';
import { type Commands, personOf, read, who } from './ask.ts';

const pair = who.extend({ userid: z.string().min(1) });

export const wecomCommands: Commands = {
  /** What wx.qy.login (mini) or a sign-in page (web) would give this member. */
  'POST /wecom/sign-in-codes': (world, body) => {
    const { userid, way } = read(z.object({ userid: z.string().min(1), way: z.enum(['mini', 'web']).default('mini') }), body);
    if (world.state.wecom.members[userid]?.status !== 1) throw new Refused('NO_MEMBER', 'no active member of this userid', 404);
    return { code: newSignInCode(world, way, userid, true) };
  },
  /** A customer adds a member: directly, or by scanning a contact way. */
  'POST /wecom/contacts': (world, body) => {
    const ask = read(
      who.extend({ userid: z.string().optional(), configId: z.string().optional(), state: z.string().max(30).optional() }),
      body,
    );
    const person = personOf(world, ask);
    if (ask.configId) return { externalUserid: person.externalUserid, ...scanContactWay(world, person, ask.configId) };
    if (!ask.userid) throw new Refused('BAD_REQUEST', 'userid or configId is needed');
    return {
      externalUserid: person.externalUserid,
      userid: ask.userid,
      ...addContact(world, person, ask.userid, { ...(ask.state ? { state: ask.state } : {}) }),
    };
  },
  'POST /wecom/contacts/end': (world, body) => {
    const ask = read(pair.extend({ by: z.enum(['customer', 'member']).default('customer') }), body);
    endFollow(world, personOf(world, ask).externalUserid, ask.userid, ask.by);
    return {};
  },
  'POST /wecom/contacts/edit': (world, body) => {
    const ask = read(pair.extend({ remark: z.string().max(20).optional(), tagIds: z.array(z.string()).optional() }), body);
    const change = { ...(ask.remark === undefined ? {} : { remark: ask.remark }), ...(ask.tagIds ? { tagIds: ask.tagIds } : {}) };
    editFollow(world, personOf(world, ask).externalUserid, ask.userid, change);
    return {};
  },
  'POST /wecom/contacts/chat': (world, body) => {
    const ask = read(pair, body);
    chatWith(world, personOf(world, ask).externalUserid, ask.userid);
    return {};
  },
  /** The member taps 「发送」 on a mass message. */
  'POST /wecom/confirm': (world, body) => {
    const { msgid, userid } = read(z.object({ msgid: z.string(), userid: z.string() }), body);
    const part = confirmMass(world, msgid, userid).members.find((m) => m.userid === userid);
    return { addressees: part?.addressees ?? [] };
  },
  /** The member taps 「发表」 on a moment. */
  'POST /wecom/publish': (world, body) => {
    const { momentId, userid } = read(z.object({ momentId: z.string(), userid: z.string() }), body);
    const moment = Object.values(world.state.wecom.moments).find((m) => m.momentId === momentId && !m.cancelled);
    const member = moment?.members.find((m) => m.userid === userid);
    if (!member) throw new Refused('NOT_FOUND', 'no such moment for this member', 404);
    member.published = true;
    return {};
  },
  /** The customer answers a handover. */
  'POST /wecom/transfers': (world, body) => {
    const { externalUserid, answer } = read(
      z.object({ externalUserid: z.string(), answer: z.enum(['accepted', 'refused', 'full']) }),
      body,
    );
    const transfer = world.state.wecom.transfers.find((t) => t.externalUserid === externalUserid && t.status === 2);
    if (!transfer) throw new Refused('NOT_FOUND', 'no handover under way', 404);
    endTransfer(world, transfer, answer);
    return {};
  },
  'POST /wecom/chats': (world, body) => {
    const { owner, name } = read(z.object({ owner: z.string(), name: z.string().max(40) }), body);
    if (!world.state.wecom.members[owner]) throw new Refused('NO_MEMBER', 'no such member', 404);
    return { chatId: createChat(world, owner, name).chatId };
  },
  'POST /wecom/chats/change': (world, body) => {
    const ask = read(who.extend({ chatId: z.string(), change: z.enum(['join', 'leave']), state: z.string().max(30).optional() }), body);
    changeChat(world, ask.chatId, personOf(world, ask), ask.change, ask.state);
    return {};
  },
  /** Saves the callback URL as WeCom's console does: only if the product answers the echo. */
  'POST /wecom/callback-url': async (world, body) => {
    const ask = read(z.object({ url: z.url().optional() }), body);
    const url = ask.url ?? world.state.wecom.callbackUrl;
    if (url === undefined) throw new Refused('BAD_REQUEST', 'url is needed');
    const verified = await verifyWecomUrl(world, url);
    if (verified) world.state.wecom.callbackUrl = url;
    return { url, verified };
  },
};
