import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerIdOf, dealerScope } from '#platform/scope';
import { actorOf } from '#platform/session';
import { create } from '#platform/writes';
import type { wecomContract } from '../contract.ts';
import type { Message } from '../domain/message.ts';
import { messageNews } from '../events.ts';
import { addresseeOf } from '../steps/addressee.ts';
import { contentOf } from '../steps/content.ts';
import { tracked } from '../steps/tracked.ts';
import { messageView } from '../steps/views.ts';
import { messageRow } from '../store.ts';

/** A guide writes to one customer. Saved here, handed to WeCom by a reaction, confirmed by the guide in WeCom. */
export const pushMessage: Handler<(typeof wecomContract)['POST /wecom/messages']> = async ({ body }, ctx) => {
  const scope = dealerScope(ctx.session);
  const { userId, contact, memberId } = await addresseeOf(ctx, body);
  const content = await contentOf(ctx, scope, body, memberId);
  const plain: Message = {
    messageId: ctx.newId('message'),
    rev: 1,
    dealerId: dealerIdOf(scope),
    personId: actorOf(ctx.session),
    userId,
    externalUserId: contact.externalUserId,
    customerName: contact.name,
    ...(memberId === undefined ? {} : { memberId }),
    kind: body.kind,
    text: content.text,
    state: 'QUEUED',
    at: ctx.now,
    tries: 0,
    dueAt: ctx.now,
  };
  const { message, writes } = content.offer ? await tracked(ctx, plain, content.offer) : { message: plain, writes: [] };
  const facts = [messageNews('wecom.message-queued', message)];
  return commit(ctx, { writes: [create(messageRow(message)), ...writes], facts, reply: messageView(message) });
};
