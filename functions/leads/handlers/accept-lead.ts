import type { Handler } from '#platform/http';
import type { leadsContract } from '../contract.ts';
import { acceptLead as accept } from '../domain/assignment.ts';
import { actOnLead } from '../steps/act.ts';

export const acceptLead: Handler<(typeof leadsContract)['POST /leads/{leadId}/accept']> = ({ params }, ctx) =>
  actOnLead(ctx, params.leadId, ({ record, actor }) => ({ decision: accept(record.lead, actor, ctx.now) }));
