import type { Instant } from '#kernel/instant';
import { signedLink } from '#media/queries';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { load } from '#platform/table';
import type { leadsContract } from '../contract.ts';
import { buttonsOf } from '../steps/buttons.ts';
import { pipelineOf, standardConfig } from '../steps/config.ts';
import { actorFor, seen, staffOf } from '../steps/sight.ts';
import type { TimelineEntry } from '../steps/timeline.ts';
import { cardOf } from '../steps/views.ts';
import { configRef, leadRef, timelineOf } from '../store.ts';

/** A lead with its history and what may be done next. Two round trips with the session's: row and history are read side by side. */
export const showLead: Handler<(typeof leadsContract)['GET /leads/{leadId}']> = async ({ params, query }, ctx) => {
  const session = staffOf(ctx.session);
  const scope = dealerScope(session, query.dealerId);
  const [{ found, config }, timeline] = await Promise.all([
    load({ found: leadRef(scope, params.leadId), config: configRef(scope) }),
    timelineOf(scope, params.leadId, query.cursor),
  ]);
  const record = seen(session, found);
  const pipeline = pipelineOf(config ?? standardConfig, record.lead);
  return {
    lead: cardOf(record, ctx.now),
    buttons: buttonsOf(record, actorFor(session), pipeline, ctx.now),
    answers: { ...record.lead.answers },
    effectiveFollowUps: record.lead.effectiveFollowUps,
    timeline: { ...timeline, items: timeline.items.map((entry) => withLinks(entry, ctx.now)) },
    results: [...pipeline.results],
    lostReasons: [...pipeline.lostReasons],
  };
};

/** Photos lie in the store by their keys; whoever sees the lead gets links to them. */
const withLinks = (entry: TimelineEntry, now: Instant) =>
  'photos' in entry && entry.photos
    ? { ...entry, photos: entry.photos.map((key) => signedLink(key, now)) }
    : { ...entry, photos: undefined };
