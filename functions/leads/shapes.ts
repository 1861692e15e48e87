import * as z from 'zod';
import { fen, id, instant, mobile, text } from '#platform/shapes';
import { stageActions } from './domain/pipeline.ts';

/** Where a customer came from; a pipeline and a clock may be chosen by it. */
export const sources = ['store', 'phone', 'referral', 'wecom', 'online', 'event', 'import'] as const;
export const grades = ['A', 'B', 'C'] as const;
export const channels = ['CALL', 'WECOM', 'STORE', 'HOME', 'MESSAGE'] as const;

/** Keys of stages, results, reasons and questions: data, not a closed list. */
export const key = z.string().regex(/^[\w-]{1,40}$/);
export const action = z.enum(stageActions);
export const answers = z.record(key, text(60)).refine((all) => Object.keys(all).length <= 20);

export const reportBody = z.strictObject({
  mobile,
  name: text(20),
  source: z.enum(sources).default('store'),
  grade: z.enum(grades).optional(),
  brand: text(40).optional(),
  /** What the customer may spend. */
  expectedFen: fen.optional(),
  /** What the customer wants, in words. */
  need: text(200).optional(),
  answers: answers.optional(),
  memberId: id('member').optional(),
  /** true: to the store's pool instead of to the one who reports it. */
  toPool: z.boolean().default(false),
});

/** A lead on a card. The mobile number is masked: '138****0001'. */
export const leadCard = z.object({
  leadId: z.string(),
  storeId: z.string(),
  pipelineId: z.string(),
  stage: z.string(),
  stageSince: instant,
  daysStuck: z.int(),
  state: z.enum(['POOL', 'OWNED', 'WON', 'LOST']),
  /** Who has it, or had it when it ended. */
  guideId: z.string().optional(),
  guideName: z.string().optional(),
  /** Since when it is theirs; for the pool: since when it lies there. */
  since: instant.optional(),
  /** Assigned and not yet accepted: back to the pool after this. */
  acceptBy: instant.optional(),
  /** What the guide promised the customer. */
  nextAt: instant.optional(),
  lastEffectiveAt: instant.optional(),
  pausedUntil: instant.optional(),
  /** A warning was told or a promise missed, and nobody has reached the customer since. */
  overdue: z.boolean(),
  /** What the customer did last on their own: opened the quote, claimed a coupon, came to the store. */
  touch: z.object({ what: z.string(), at: instant, name: z.string().optional() }).optional(),
  /** When the clock gives it back to the pool. */
  recycleAt: instant.optional(),
  source: z.string(),
  grade: z.string().optional(),
  brand: z.string().optional(),
  /** Expected; of a won lead what the slip brought. */
  amountFen: fen,
  customerName: z.string(),
  mobileMasked: z.string(),
  memberId: z.string().optional(),
  need: z.string().optional(),
  slipId: z.string().optional(),
  lostReason: z.string().optional(),
  reportedAt: instant,
});

/** What happened, in figures; the page makes the sentence from `type` (LeadReported, LeadFollowedUp, …). */
export const timelineEntry = z.object({
  entryId: z.string(),
  type: z.string(),
  at: instant,
  /** A person's id, or 'clock'. */
  by: z.string(),
  byName: z.string().optional(),
  guideId: z.string().optional(),
  guideName: z.string().optional(),
  fromGuideId: z.string().optional(),
  channel: z.enum(channels).optional(),
  result: z.string().optional(),
  effective: z.boolean().optional(),
  note: z.string().optional(),
  nextAt: instant.optional(),
  action: action.optional(),
  ref: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  reason: z.string().optional(),
  until: instant.optional(),
  acceptBy: instant.optional(),
  slipId: z.string().optional(),
  step: z.string().optional(),
  /** Of LeadTouched: what the customer did, and with which goods or coupon. */
  what: z.string().optional(),
  name: z.string().optional(),
  /** Addresses that open for a quarter of an hour. */
  photos: z.array(z.string()).optional(),
  recycleAt: instant.optional(),
});

/** Whether a button works now; if not, the refusal it would meet, in words. */
const button = z.object({ allowed: z.boolean(), why: z.string().optional() });

/** What the caller may do with this lead now. */
export const buttons = z.object({
  claim: button,
  accept: button,
  assign: button,
  followUp: button,
  pause: button,
  resume: button,
  win: button,
  lose: button,
  stages: z.array(button.extend({ stage: z.string(), name: z.string() })),
  actions: z.array(z.object({ action, done: z.boolean(), ref: z.string().optional() })),
});

export const condition = z.object({ kind: z.string(), what: z.union([z.string(), z.number()]) });
export const pipeline = z.object({
  pipelineId: z.string(),
  name: z.string(),
  version: z.int(),
  brand: z.string().optional(),
  source: z.string().optional(),
  stages: z.array(
    z.object({
      stage: z.string(),
      name: z.string(),
      kind: z.enum(['OPEN', 'WON', 'LOST']),
      entry: z.array(condition),
      exit: z.array(condition),
      actions: z.array(action),
    }),
  ),
  results: z.array(z.object({ key: z.string(), name: z.string(), effective: z.boolean() })),
  lostReasons: z.array(z.object({ key: z.string(), name: z.string() })),
  maxPauseDays: z.int(),
});
