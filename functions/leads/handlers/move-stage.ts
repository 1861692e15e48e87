import type { Handler } from '#platform/http';
import type { leadsContract } from '../contract.ts';
import { moveStage as move } from '../domain/stage-move.ts';
import { actOnLead } from '../steps/act.ts';

export const moveStage: Handler<(typeof leadsContract)['POST /leads/{leadId}/stage']> = ({ params, body }, ctx) =>
  actOnLead(ctx, params.leadId, ({ record, actor, pipeline }) => ({
    decision: move(record.lead, { to: body.stage, by: actor }, pipeline, ctx.now),
  }));
