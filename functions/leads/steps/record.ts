import { epochMs, type Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import type { SealedMobile } from '#platform/personal';
import { ladderOf } from '../domain/ladder.ts';
import type { Lead, Owned } from '../domain/lead.ts';
import { nextDue } from '../domain/sweep.ts';
import type { Touch } from '../domain/touch.ts';
import { calendarOf, type LeadConfig, ruleFor } from './config.ts';

/** Who the customer is and what they want: what rules need not know. */
export type LeadCard = {
  customerName: string;
  /** Found by its index, shown masked, opened only for a reason. */
  mobile: SealedMobile;
  memberId?: string;
  /** Of the guide in the lead's state. */
  guideName?: string;
  brand?: string;
  need?: string;
  /** Expected; of a won lead what its slip brought. */
  amountFen: Fen;
  reportedAt: Instant;
  reportedBy: string;
  /** What the customer did last on their own. */
  touch?: Touch;
  /** How often the assignment has given it to somebody who did not accept it. */
  placings?: number;
};

/** The customer asked to be forgotten: there is no number any more. */
export const isForgotten = ({ mobile }: LeadCard): boolean => mobile.sealed === '';

/** A lead as it is stored: the rules' lead, its card, and what follows from both and the dealer's rules. */
export type LeadRecord = {
  storeId: string;
  lead: Lead;
  card: LeadCard;
  /** The promised time that passed without a contact; set by the sweep. */
  missedAt?: Instant;
  /** A warning was told or a promise missed, and nobody has reached the customer since. */
  overdue: boolean;
  /** When the sweep has to look at it, and when it goes back to the pool. Absent while nobody owns it or has to answer for it. */
  clock?: { dueAt: Instant; recycleAt?: Instant };
};

type Unclocked = Omit<LeadRecord, 'overdue' | 'clock'>;

/** The record with what the clock makes of it. */
export function clocked({ storeId, lead, card, missedAt }: Unclocked, config: LeadConfig): LeadRecord {
  const { state } = lead;
  if (state.kind === 'POOL') {
    const clock = state.answerBy === undefined ? {} : { clock: { dueAt: state.answerBy } };
    return { storeId, lead, card: nobodys(card), overdue: false, ...clock };
  }
  if (state.kind !== 'OWNED') return { storeId, lead, card, overdue: false };
  const missed = missedAt !== undefined && missedAt === state.nextAt;
  const promisedAt = state.nextAt === undefined || missed ? undefined : state.nextAt;
  const { told, recycleAt, dueAt } = clockOf(state, lead, storeId, config);
  const first = earliest(promisedAt, dueAt);
  return {
    storeId,
    lead,
    card,
    ...(missed ? { missedAt } : {}),
    overdue: missed || told,
    ...(first === undefined ? {} : { clock: { dueAt: first, ...(recycleAt === undefined ? {} : { recycleAt }) } }),
  };
}

const nobodys = ({ guideName: _, ...card }: LeadCard): LeadCard => card;

function clockOf(state: Owned, lead: Lead, storeId: string, config: LeadConfig): { told: boolean; recycleAt?: Instant; dueAt?: Instant } {
  const rule = ruleFor(config, lead);
  if (!rule) return { told: false };
  const calendar = calendarOf(config, storeId);
  const { recycleAt, warnings } = ladderOf(state, rule, calendar);
  const told = warnings.some(({ step, at }) => state.told?.[step] === at);
  return { told, recycleAt, dueAt: nextDue(state, rule, calendar) };
}

function earliest(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return epochMs(a) <= epochMs(b) ? a : b;
}

/** The guide a lead counts for: who has it, or had it when it ended. */
export const guideOf = ({ state }: Lead): string | undefined => (state.kind === 'POOL' ? undefined : state.guideId);
