import { Refusal } from '#kernel/refusal';
import { slipRef } from '#orders/queries';
import type { Handler } from '#platform/http';
import { load } from '#platform/table';
import type { leadsContract } from '../contract.ts';
import { actOn } from '../steps/act.ts';
import { wonBy } from '../steps/won.ts';
import { leadOfSlipRef } from '../store.ts';

/** Ties the lead to a slip that is paid: a sale that its member's number did not tell of. */
export const winLead: Handler<(typeof leadsContract)['POST /leads/{leadId}/win']> = ({ params, body }, ctx) =>
  actOn(
    ctx,
    params.leadId,
    (refs, scope) => load({ ...refs, slip: slipRef(scope, body.slipId), tied: leadOfSlipRef(scope, body.slipId) }),
    ({ record, pipeline, actor, scope }, { slip, tied }) => {
      if (!slip || slip.storeId !== record.storeId) throw new Refusal('NOT_FOUND');
      if (slip.state !== 'PAID') throw new Refusal('SLIP_NOT_PAID');
      if (tied) throw new Refusal('SLIP_TIED');
      const won = wonBy(record, { slipId: slip.slipId, netFen: slip.netFen, by: actor.id }, pipeline, ctx.now);
      const after = { slipId: slip.slipId, netFen: slip.netFen };
      const audit = [{ scope, storeId: record.storeId, what: 'leads.lead-won', targetId: record.lead.id, after }];
      return { ...won, audit };
    },
  );
