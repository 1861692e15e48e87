import { customerOf } from '#members/queries';
import type { Handler } from '#platform/http';
import type { Session } from '#platform/session';
import { getOrRefuse } from '#platform/table';
import type { intakeContract } from '../contract.ts';
import { isOpen } from '../domain/link.ts';
import { storesOf } from '../steps/form-view.ts';
import { ticketFor } from '../steps/ticket.ts';
import { linkRef } from '../store.ts';

export const showLink: Handler<(typeof intakeContract)['GET /intake/links/{linkId}']> = async ({ params }, ctx) => {
  const link = await getOrRefuse(linkRef(params.linkId));
  const [ticket, masked] = await Promise.all([ticketFor(link.linkId, ctx.now), ownNumber(ctx.session)]);
  const { linkId, kind, title, guide, stores, wants } = link;
  return {
    linkId,
    kind,
    title,
    stores: storesOf(stores),
    wants: [...wants],
    open: isOpen(link, ctx.now),
    ticket,
    ...(guide ? { guideName: guide.name } : {}),
    ...(masked === undefined ? {} : { mobileMasked: masked }),
  };
};

async function ownNumber(session: Session): Promise<string | undefined> {
  if (session.kind !== 'customer' || session.memberId === undefined) return undefined;
  return (await customerOf(session.memberId))?.mobile.masked;
}
