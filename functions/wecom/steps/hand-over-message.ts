import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { get } from '#platform/table';
import { replace } from '#platform/writes';
import { asked, handed, handing, lost, type Message } from '../domain/message.ts';
import { messageNews, type PushSent, pushNews } from '../events.ts';
import type { Content } from '../gateways/attachments.ts';
import { addMassMessage, massMessageResults } from '../gateways/mass-messages.ts';
import { messageRow, pushRef } from '../store.ts';
import { contactsApp } from './apps.ts';

/**
 * Brings a message one step on: to WeCom, or to what became of it there. The row says so before WeCom is asked; of two who try, the
 * row's revision lets one. `ctx` names no action: the row itself remembers.
 */
export async function bringOn(ctx: Omit<Ctx, 'action'>, message: Message): Promise<Message> {
  const given = lost(message, ctx.now);
  if (given) return saved(ctx, given);
  if (message.state === 'CONFIRM') return resulted(ctx, message);
  const taken = handing(message, ctx.now);
  if (!taken) return message;
  const mine = await saved(ctx, taken);
  const to = { kind: 'customers', externalUserids: [mine.externalUserId], sender: mine.userId } as const;
  return saved(ctx, handed(mine, await addMassMessage(await contactsApp(), to, contentFor(mine)), ctx.now));
}

/** A link goes as a card below the words. */
const contentFor = ({ text, link, subject = '' }: Message): Content => ({
  text,
  ...(link === undefined ? {} : { attachments: [{ kind: 'link', title: subject, url: link }] }),
});

async function resulted(ctx: Omit<Ctx, 'action'>, message: Message): Promise<Message> {
  const answer = await massMessageResults(await contactsApp(), message.msgId ?? '', message.userId);
  const found = answer.ok ? { ...answer, value: answer.value.deliveries.find(({ to }) => to === message.externalUserId) } : answer;
  return saved(ctx, asked(message, found, ctx.now));
}

/** Refuses CHANGED where somebody else has it in hand. */
async function saved(ctx: Omit<Ctx, 'action'>, message: Message): Promise<Message> {
  const push = message.state === 'SENT' && message.link !== undefined ? await get(pushRef(message.messageId)) : undefined;
  const sent = message.state === 'SENT' ? [messageNews('wecom.message-sent', message)] : [];
  const facts = push ? [...sent, pushNews<PushSent>('wecom.push-sent', push)] : sent;
  await commit(ctx, { writes: [replace(messageRow(message), message.rev)], facts, reply: null });
  return { ...message, rev: message.rev + 1 };
}

/** Somebody else has it in hand: that is as good. */
export async function unlessTaken<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'CHANGED') return undefined;
    throw error;
  }
}
