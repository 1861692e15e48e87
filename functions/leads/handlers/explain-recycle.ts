import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { load } from '#platform/table';
import type { leadsContract } from '../contract.ts';
import { type Recycled, replayRecycle } from '../domain/replay.ts';
import { ruleView } from '../steps/rules.ts';
import { seen, staffOf } from '../steps/sight.ts';
import type { TimelineEntry } from '../steps/timeline.ts';
import { leadRef, timelineBetween, timelineRef } from '../store.ts';

/** Why a lead was taken back: its move worked out again from the rule and the facts of that moment, with the follow-ups it knew of. */
export const explainRecycle: Handler<(typeof leadsContract)['GET /leads/{leadId}/recycles/{entryId}']> = async ({ params, query }, ctx) => {
  const session = staffOf(ctx.session);
  const scope = dealerScope(session, query.dealerId);
  const { leadId, entryId } = params;
  const { record, entry } = await load({ record: leadRef(scope, leadId), entry: timelineRef(scope, leadId, query.at, entryId) });
  const { lead } = seen(session, record);
  if (entry?.type !== 'LeadRecycled') throw new Refusal('NOT_FOUND');
  const { ownedAt, at } = entry;
  return view({ ...entry, leadId: lead.id }, followUpsIn(await timelineBetween(scope, leadId, ownedAt, at)));
};

function followUpsIn(entries: readonly TimelineEntry[]) {
  return entries.flatMap((entry) =>
    entry.type === 'LeadFollowedUp' ? [{ at: entry.at, result: entry.result, effective: entry.effective }] : [],
  );
}

function view(move: Recycled, followUps: ReturnType<typeof followUpsIn>) {
  const replayed = replayRecycle(move);
  const { at, reason, ruleId, ruleVersion, ownedAt, lastEffectiveAt, acceptBy, recycleAt, pauses = [] } = move;
  return {
    known: replayed !== undefined,
    at,
    reason,
    ruleId,
    ruleVersion,
    ownedAt,
    ...(lastEffectiveAt === undefined ? {} : { lastEffectiveAt }),
    ...(acceptBy === undefined ? {} : { acceptBy }),
    recycleAt,
    pauses: [...pauses],
    followUps,
    ...(replayed ? { ...replayed, rule: ruleView(replayed.rule) } : {}),
  };
}
