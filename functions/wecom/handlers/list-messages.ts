import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { actorOf } from '#platform/session';
import type { wecomContract } from '../contract.ts';
import { messageView } from '../steps/views.ts';
import { messagesOf } from '../store.ts';

export const listMessages: Handler<(typeof wecomContract)['GET /wecom/messages']> = async ({ query }, ctx) => {
  const page = await messagesOf(dealerScope(ctx.session), actorOf(ctx.session), query);
  return { ...page, items: page.items.map(messageView) };
};
