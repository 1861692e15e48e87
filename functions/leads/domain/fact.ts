import type { Id } from '#kernel/id';
import type { Instant } from '#kernel/instant';
import type { ClockRule } from './clock-rule.ts';
import type { WarningStep } from './ladder.ts';
import type { Lead } from './lead.ts';
import type { StageAction } from './pipeline.ts';
import type { Touch } from './touch.ts';

export type Channel = 'CALL' | 'WECOM' | 'STORE' | 'HOME' | 'MESSAGE';

/** `by` is a guide's or manager's id, 'clock' where the sweep acted, 'customer' where the customer did. */
type Happened<T extends string, More> = { type: T; leadId: Id<'lead'>; at: Instant; by: string } & More;

/** What happened to a lead. Facts are added, never renamed; LeadRecycled carries all that a replay of the move needs. */
export type LeadFact =
  | Happened<
      'LeadReported',
      { dealerId: string; storeId?: string; pipelineId: string; source: string; stage: string; guideId?: string; auto?: boolean }
    >
  | Happened<'LeadClaimed', { guideId: string }>
  | Happened<'LeadAssigned', { guideId: string; fromGuideId?: string; acceptBy?: Instant }>
  | Happened<'LeadAccepted', { guideId: string }>
  | Happened<
      'LeadFollowedUp',
      { channel: Channel; result: string; effective: boolean; note?: string; nextAt?: Instant; photos?: readonly string[] }
    >
  | Happened<'LeadActionDone', { action: StageAction; ref: string }>
  | Happened<'LeadStageMoved', { from: string; to: string }>
  | Happened<'LeadPaused', { reason: string; until: Instant }>
  | Happened<'LeadResumed', { pausedAt: Instant }>
  | Happened<'LeadWon', { slipId: Id<'slip'>; guideId?: string; from: string }>
  | Happened<'LeadLost', { reason: string; note?: string; guideId?: string; from: string }>
  | Happened<'LeadDispatched', { fromStoreId: string; toStoreId: string; fromGuideId?: string; answerBy?: Instant }>
  | Happened<'LeadUnplaced', { why: 'NOBODY_FITS' | 'NOT_ANSWERED' }>
  | Happened<'LeadTouched', Omit<Touch, 'at'>>
  | Happened<'LeadWarned', { step: WarningStep; guideId: string; recycleAt: Instant }>
  | Happened<
      'LeadRecycled',
      {
        fromGuideId: string;
        reason: 'IDLE' | 'DEAL' | 'NOT_ACCEPTED';
        ruleId: string;
        ruleVersion: number;
        ownedAt: Instant;
        lastEffectiveAt?: Instant;
        recycleAt: Instant;
        /** The rule as it was then: later versions may say otherwise. */
        rule?: ClockRule;
        pauses?: readonly { from: Instant; until: Instant }[];
        acceptBy?: Instant;
      }
    >;

/** A rule's answer: the lead as it is now, and what happened. */
export type Decision = { lead: Lead; fact: LeadFact };
