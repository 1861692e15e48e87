import type { Handler } from '#platform/http';
import type { leadsContract } from '../contract.ts';
import { resumeLead as resume } from '../domain/pause.ts';
import { actOnLead } from '../steps/act.ts';

export const resumeLead: Handler<(typeof leadsContract)['POST /leads/{leadId}/resume']> = ({ params }, ctx) =>
  actOnLead(ctx, params.leadId, ({ record, actor }) => ({ decision: resume(record.lead, actor, ctx.now) }));
