import { epochMs, type Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Channel, Decision } from './fact.ts';
import { type Actor, type Lead, type Owned, ownedState } from './lead.ts';
import type { Pipeline } from './pipeline.ts';

export type FollowUp = {
  by: Actor;
  channel: Channel;
  /** The key of the pipeline's result chip. */
  result: string;
  note?: string;
  nextAt?: Instant;
  /** Keys of photos: the room, a sketch, a handwritten list. */
  photos?: readonly string[];
  /** What was learnt, by question. */
  answers?: Readonly<Record<string, string>>;
};

/**
 * Logs a contact. Only an effective result, where the customer was reached, moves the clock; any follow-up accepts an assigned lead.
 * Refuses RESULT_UNKNOWN {result}, NEXT_PAST, LEAD_CLOSED, LEAD_UNOWNED, LEAD_NOT_YOURS.
 */
export function followUp(lead: Lead, contact: FollowUp, pipeline: Pipeline, now: Instant): Decision {
  const state = ownedState(lead, contact.by);
  const result = pipeline.results.find(({ key }) => key === contact.result);
  if (!result) throw new Refusal('RESULT_UNKNOWN', { result: contact.result });
  if (contact.nextAt !== undefined && epochMs(contact.nextAt) <= epochMs(now)) throw new Refusal('NEXT_PAST');
  const said = {
    ...(contact.note === undefined ? {} : { note: contact.note }),
    ...(contact.nextAt === undefined ? {} : { nextAt: contact.nextAt }),
    ...(contact.photos === undefined || contact.photos.length === 0 ? {} : { photos: contact.photos }),
  };
  return {
    lead: {
      ...lead,
      state: contacted(state, contact.nextAt, result.effective ? now : undefined),
      effectiveFollowUps: lead.effectiveFollowUps + (result.effective ? 1 : 0),
      answers: { ...lead.answers, ...contact.answers },
    },
    fact: {
      type: 'LeadFollowedUp',
      leadId: lead.id,
      at: now,
      by: contact.by.id,
      channel: contact.channel,
      result: result.key,
      effective: result.effective,
      ...said,
    },
  };
}

/** A promise (`nextAt`) is kept by the contact that follows it: the old one goes, whether or not there is a new one. */
function contacted(
  { acceptBy: _accepted, nextAt: _kept, ...state }: Owned,
  nextAt: Instant | undefined,
  effectiveAt: Instant | undefined,
): Owned {
  return {
    ...state,
    ...(nextAt === undefined ? {} : { nextAt }),
    ...(effectiveAt === undefined ? {} : { lastEffectiveAt: effectiveAt }),
  };
}
