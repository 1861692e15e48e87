import { Refusal } from '#kernel/refusal';
import { drawingOf } from '#media/queries';
import type { Handler, Req } from '#platform/http';
import type { leadsContract } from '../contract.ts';
import { type FollowUp, followUp } from '../domain/follow-up.ts';
import type { Actor } from '../domain/lead.ts';
import { actOnLead } from '../steps/act.ts';

type Route = (typeof leadsContract)['POST /leads/{leadId}/follow-ups'];

/** Logs a contact; what was learnt (grade, budget, answers) is kept with it. */
export const followUpLead: Handler<Route> = ({ params, body }, ctx) =>
  actOnLead(ctx, params.leadId, ({ record, actor, pipeline, session }) => {
    if (!body.photos.every((key) => drawingOf(key, session.dealerId))) throw new Refusal('NOT_FOUND');
    const { lead, fact } = followUp(record.lead, contactOf(body, actor), pipeline, ctx.now);
    const graded = body.grade === undefined ? lead : { ...lead, grade: body.grade };
    const card = body.expectedFen === undefined ? {} : { amountFen: body.expectedFen };
    return { decision: { lead: graded, fact }, card };
  });

function contactOf({ channel, result, nextAt, note, photos, answers }: Req<Route>['body'], by: Actor): FollowUp {
  return {
    by,
    channel,
    result,
    photos,
    ...(nextAt === undefined ? {} : { nextAt }),
    ...(note === undefined ? {} : { note }),
    ...(answers === undefined ? {} : { answers }),
  };
}
