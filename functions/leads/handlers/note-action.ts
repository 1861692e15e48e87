import type { Handler } from '#platform/http';
import type { leadsContract } from '../contract.ts';
import { doAction } from '../domain/stage-move.ts';
import { actOnLead } from '../steps/act.ts';

/** A stage-bound action was done elsewhere in the app: the lead notes what it led to. */
export const noteAction: Handler<(typeof leadsContract)['POST /leads/{leadId}/actions']> = ({ params, body }, ctx) =>
  actOnLead(ctx, params.leadId, ({ record, actor, pipeline }) => ({
    decision: doAction(record.lead, { ...body, by: actor }, pipeline, ctx.now),
  }));
