import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import type { ordersContract } from '../contract.ts';
import { summary } from '../steps/slip-reply.ts';
import { slipsOfMember } from '../store.ts';

export const listMine: Handler<(typeof ordersContract)['GET /orders/mine']> = async ({ query }, ctx) => {
  const { session } = ctx;
  if (session.kind !== 'customer' || !session.memberId) throw new Refusal('NOT_FOUND');
  const page = await slipsOfMember(session.memberId, query);
  return { ...page, items: page.items.map(summary) };
};
