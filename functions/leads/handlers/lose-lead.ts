import type { Handler } from '#platform/http';
import type { leadsContract } from '../contract.ts';
import { loseLead as lose } from '../domain/outcome.ts';
import { actOnLead } from '../steps/act.ts';

export const loseLead: Handler<(typeof leadsContract)['POST /leads/{leadId}/lose']> = ({ params, body }, ctx) =>
  actOnLead(ctx, params.leadId, ({ record, actor, pipeline, scope }) => {
    const { reason, note } = body;
    const decision = lose(record.lead, { reason, by: actor, ...(note === undefined ? {} : { note }) }, pipeline, ctx.now);
    const audit = [{ scope, storeId: record.storeId, what: 'leads.lead-lost', targetId: record.lead.id, why: reason }];
    return { decision, audit };
  });
