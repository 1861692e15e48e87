import { personRef } from '#identity/queries';
import { dayOf } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import type { StaffSession } from '#platform/session';
import { load } from '#platform/table';
import type { wecomContract } from '../contract.ts';
import { funnelsOf } from '../store.ts';

/** What the pushes of a month led to, a line a guide. Margins are not for guides. */
export const showFunnel: Handler<(typeof wecomContract)['GET /wecom/funnel']> = async ({ query }, { session, now }) => {
  if (session.kind !== 'staff') throw new Refusal('NOT_FOUND');
  const month = query.month ?? dayOf(now).slice(0, 7);
  const { items, cursor } = await funnelsOf(dealerScope(session), month, within(session), query);
  const { people } = await load({ people: items.map(({ personId }) => personRef(personId)) });
  const lines = items.map(({ marginFen, ...line }, i) => {
    const name = people[i]?.name ?? '';
    return { ...line, name, ...(session.role === 'guide' ? {} : { marginFen }) };
  });
  return { month, items: lines, ...(cursor === undefined ? {} : { cursor }) };
};

function within({ role, storeId = '', personId }: StaffSession): string {
  if (role === 'guide') return `${storeId}#${personId}`;
  return role === 'manager' ? `${storeId}#` : '';
}
