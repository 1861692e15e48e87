import type { Handler } from '#platform/http';
import { load } from '#platform/table';
import type { leadsContract } from '../contract.ts';
import { claimLead as claim } from '../domain/assignment.ts';
import { actOn } from '../steps/act.ts';
import { staffOf } from '../steps/sight.ts';
import { loadRef } from '../store.ts';

/** From the pool to oneself. Of two who claim at once one wins, and the other reads who. */
export const claimLead: Handler<(typeof leadsContract)['POST /leads/{leadId}/claim']> = ({ params }, ctx) => {
  const { personId, name } = staffOf(ctx.session);
  return actOn(
    ctx,
    params.leadId,
    (refs, scope) => load({ ...refs, mine: loadRef(scope, personId) }),
    ({ record, config }, { mine }) => {
      const decision = claim(record.lead, { id: personId, open: mine?.open ?? 0, cap: config.guideCap }, ctx.now);
      return { decision, card: { guideName: name }, taking: { open: mine?.open, cap: config.guideCap } };
    },
  );
};
