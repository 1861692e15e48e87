import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { scopeOfDealer, storeOf } from '#platform/scope';
import type { Session } from '#platform/session';
import { getOrRefuse } from '#platform/table';
import type { identityContract } from '../contract.ts';
import { staffOfStore, storeRef } from '../queries.ts';

/** Names and ids of who works in a store now, one entry a person. */
export const listColleagues: Handler<(typeof identityContract)['GET /identity/colleagues']> = async ({ query }, { session }) => {
  const storeId = storeOf(session, query.storeId);
  const staff = await staffOfStore(scopeOfDealer(await dealerOf(session, storeId)), storeId);
  const onePerPerson = new Map(staff.map((colleague) => [colleague.personId, colleague]));
  return { items: [...onePerPerson.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1)) };
};

/** The own store needs no look-up; other roles name a store of theirs. */
async function dealerOf(session: Session, storeId: string): Promise<string> {
  if (session.kind !== 'staff') throw new Refusal('NOT_FOUND');
  if (session.storeId === storeId) return session.dealerId;
  const { dealerId } = await getOrRefuse(storeRef(storeId));
  if (session.role !== 'hq' && dealerId !== session.dealerId) throw new Refusal('NOT_FOUND');
  return dealerId;
}
