import { personRef } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { load } from '#platform/table';
import type { leadsContract } from '../contract.ts';
import { assignLead as assign } from '../domain/assignment.ts';
import { actOn } from '../steps/act.ts';
import { guideOf } from '../steps/record.ts';
import { takesLeadsOf } from '../steps/sight.ts';
import { loadRef } from '../store.ts';

/** A manager gives a lead to a colleague of its store who has room for it; from whom and why is audited. */
export const assignLead: Handler<(typeof leadsContract)['POST /leads/{leadId}/assign']> = ({ params, body }, ctx) => {
  const { guideId, acceptBy, reason } = body;
  return actOn(
    ctx,
    params.leadId,
    (refs, scope) => load({ ...refs, guide: personRef(guideId), theirs: loadRef(scope, guideId) }),
    ({ record, config, actor, scope }, { guide, theirs }) => {
      if (!guide || !takesLeadsOf(record.storeId, guide, ctx.now)) throw new Refusal('GUIDE_UNFIT');
      const to = { id: guideId, open: theirs?.open ?? 0, cap: config.guideCap };
      const decision = assign(record.lead, { to, by: actor.id, ...(acceptBy === undefined ? {} : { acceptBy }) }, ctx.now);
      const entry = {
        scope,
        storeId: record.storeId,
        what: 'leads.lead-assigned',
        targetId: record.lead.id,
        before: { guideId: guideOf(record.lead) ?? '' },
        after: { guideId },
        ...(reason === undefined ? {} : { why: reason }),
      };
      return { decision, card: { guideName: guide.name }, taking: { open: theirs?.open, cap: config.guideCap }, audit: [entry] };
    },
  );
};
