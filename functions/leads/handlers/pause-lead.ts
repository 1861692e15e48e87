import type { Handler } from '#platform/http';
import type { leadsContract } from '../contract.ts';
import { pauseLead as pause } from '../domain/pause.ts';
import { actOnLead } from '../steps/act.ts';

export const pauseLead: Handler<(typeof leadsContract)['POST /leads/{leadId}/pause']> = ({ params, body }, ctx) =>
  actOnLead(ctx, params.leadId, ({ record, actor, pipeline }) => ({
    decision: pause(record.lead, { ...body, by: actor }, pipeline, ctx.now),
  }));
