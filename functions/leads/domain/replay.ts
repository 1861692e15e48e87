import { epochMs, type Instant, instantOf } from '#kernel/instant';
import { limitEnds } from './clock.ts';
import type { ClockRule } from './clock-rule.ts';
import type { LeadFact } from './fact.ts';
import { ladderEnd } from './ladder.ts';

export type Recycled = Extract<LeadFact, { type: 'LeadRecycled' }>;

/** A past move worked out again from what it recorded; `agrees` unless the rules of today's code say otherwise. */
export type Replay = {
  rule: ClockRule;
  /** When each limit ran out; `graceUntil` where a changed rule gave the lead longer than both. */
  idleAt: Instant;
  dealAt: Instant;
  graceUntil?: Instant;
  recycleAt: Instant;
  reason: Recycled['reason'];
  agrees: boolean;
};

/** Undefined where the move was made before moves recorded their rule. */
export function replayRecycle(move: Recycled): Replay | undefined {
  const { rule, ownedAt, lastEffectiveAt, acceptBy, pauses = [] } = move;
  if (!rule) return undefined;
  const facts = {
    ownedAt,
    pauses: pauses.map((pause) => ({ ...pause, reason: '' })),
    ...(lastEffectiveAt === undefined ? {} : { lastEffectiveAt }),
    ...(acceptBy === undefined ? {} : { acceptBy }),
  };
  const { recycleAt, reason } = ladderEnd(facts, rule);
  const { idleMs, dealMs, graceMs } = limitEnds(facts, rule, rule);
  return {
    rule,
    idleAt: instantOf(idleMs),
    dealAt: instantOf(dealMs),
    ...(graceMs > Math.min(idleMs, dealMs) ? { graceUntil: instantOf(graceMs) } : {}),
    recycleAt,
    reason,
    agrees: recycleAt === move.recycleAt && reason === move.reason && epochMs(recycleAt) <= epochMs(move.at),
  };
}
