import { storeRef } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { dealerIdOf } from '#platform/scope';
import { load } from '#platform/table';
import type { leadsContract } from '../contract.ts';
import { dispatchLead as dispatch } from '../domain/dispatch.ts';
import { actOn } from '../steps/act.ts';

/** To another store of the dealer; there the assignment looks for a guide. */
export const dispatchLead: Handler<(typeof leadsContract)['POST /leads/{leadId}/dispatch']> = ({ params, body }, ctx) =>
  actOn(
    ctx,
    params.leadId,
    (refs) => load({ ...refs, store: storeRef(body.storeId) }),
    ({ record, actor, scope }, { store }) => {
      if (store?.dealerId !== dealerIdOf(scope)) throw new Refusal('NOT_FOUND');
      const { storeId: to, answerBy } = body;
      const { storeId: from, lead } = record;
      const decision = dispatch(lead, { from, to, by: actor.id, ...(answerBy === undefined ? {} : { answerBy }) }, ctx.now);
      const audit = [
        { scope, storeId: from, what: 'leads.lead-dispatched', targetId: lead.id, before: { storeId: from }, after: { storeId: to } },
      ];
      return { decision, storeId: to, card: { placings: 0 }, audit };
    },
  );
