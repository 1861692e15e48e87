import { storeRef, storesOpen } from '#identity/queries';
import { memberRef } from '#members/queries';
import type { Handler } from '#platform/http';
import type { Session } from '#platform/session';
import { get } from '#platform/table';
import type { intakeContract } from '../contract.ts';

type Stores = Handler<(typeof intakeContract)['GET /intake/stores']>;

/** All stores by code; on the first page the one where the member's guide works stands first. */
export const listStores: Stores = async ({ query }, ctx) => {
  const [page, mine] = await Promise.all([storesOpen(query), query.cursor === undefined ? ownStore(ctx.session) : undefined]);
  const others = page.items.filter(({ storeId }) => storeId !== mine?.storeId);
  const items = [...(mine ? [{ ...mine, mine: true }] : []), ...others.map((store) => ({ ...store, mine: false }))];
  return { ...page, items };
};

async function ownStore(session: Session) {
  const memberId = session.kind === 'customer' ? session.memberId : undefined;
  const member = memberId === undefined ? undefined : await get(memberRef(memberId));
  return member?.guide && get(storeRef(member.guide.storeId));
}
