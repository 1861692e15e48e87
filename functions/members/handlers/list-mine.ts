import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { storeOf } from '#platform/scope';
import type { membersContract } from '../contract.ts';
import { cardOf } from '../steps/views.ts';
import { membersOfGuide, membersOfStore } from '../store.ts';

/** A guide's own customers, a manager's store's, last seen first. */
export const listMine: Handler<(typeof membersContract)['GET /members/mine']> = async ({ query }, { session }) => {
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const page = session.role === 'manager' ? await membersOfStore(storeOf(session), query) : await membersOfGuide(session.personId, query);
  return { ...page, items: page.items.map(cardOf) };
};
