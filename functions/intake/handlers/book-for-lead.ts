import { storeRef } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import { leadRef } from '#leads/queries';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { load } from '#platform/table';
import type { intakeContract } from '../contract.ts';
import { book } from '../steps/book.ts';
import { storeView } from '../steps/views.ts';
import { inStore } from '../steps/who.ts';

/** A guide books for the customer on the telephone, in their own store. */
export const bookForLead: Handler<(typeof intakeContract)['POST /intake/leads/{leadId}/visits']> = async ({ params, body }, ctx) => {
  const { storeId } = inStore(ctx.session);
  const { lead, store } = await load({ lead: leadRef(dealerScope(ctx.session), params.leadId), store: storeRef(storeId) });
  if (lead?.storeId !== storeId || !store) throw new Refusal('NOT_FOUND');
  const { card } = lead;
  if (lead.lead.state.kind === 'WON' || lead.lead.state.kind === 'LOST') throw new Refusal('LEAD_OVER');
  const customer = { name: card.customerName, mobile: card.mobile };
  return book(ctx, store, { customer, memberId: card.memberId, at: body.at, need: body.need }, storeView);
};
