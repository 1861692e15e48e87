import { Refusal } from '#kernel/refusal';
import { memberRef } from '#members/queries';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { actorOf } from '#platform/session';
import { getOrRefuse } from '#platform/table';
import type { wecomContract } from '../contract.ts';
import type { CustomerTied } from '../events.ts';
import { customerNews } from '../events.ts';
import { contactOfMine } from '../steps/contact-of-mine.ts';
import { tied } from '../steps/tie.ts';
import { contactView } from '../steps/views.ts';

type Route = (typeof wecomContract)['POST /wecom/customers/{externalUserId}/member'];

/** The guide recognised the customer: from now on both are one. A contact that belongs to another member is refused. */
export const tieCustomer: Handler<Route> = async ({ params, body }, ctx) => {
  const { contact, follow } = await contactOfMine(ctx, params.externalUserId);
  const member = await getOrRefuse(memberRef(body.memberId));
  if (contact.memberId !== undefined && contact.memberId !== body.memberId) throw new Refusal('CONTACT_TIED');
  const { memberId } = member;
  const reply = contactView({ ...contact, memberId }, follow, member);
  if (contact.memberId === memberId) return commit(ctx, { writes: [], reply });
  const { externalUserId } = contact;
  const news = customerNews<CustomerTied>('wecom.customer-tied', { externalUserId, memberId, guideId: actorOf(ctx.session) });
  return commit(ctx, { writes: tied(contact, { ...contact, memberId }), facts: [news], reply });
};
