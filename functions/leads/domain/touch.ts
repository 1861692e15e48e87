import { epochMs, type Instant } from '#kernel/instant';
import type { LeadFact } from './fact.ts';
import { isClosed, type Lead } from './lead.ts';

/** What a customer does on their own: the path that a guide should see before they call. */
export const touches = [
  'CARD_OPENED',
  'PUSH_OPENED',
  'COUPON_CLAIMED',
  'COUPON_USED',
  'SLIP_OPENED',
  'CAME_TO_STORE',
  'ASKED_AGAIN',
  'VISIT_BOOKED',
  'VISIT_MOVED',
  'VISIT_CANCELLED',
  'CODE_SCANNED',
  'FORM_SENT',
] as const;
export type Touch = { what: (typeof touches)[number]; at: Instant; name?: string; ref?: string };

const HOT_MS = 24 * 3_600_000;

/** A line for the history of an open lead. It is no follow-up: the customer moved, the clock does not. */
export function touchedFact(lead: Lead, { what, at, name, ref }: Touch): LeadFact | undefined {
  if (isClosed(lead.state)) return undefined;
  const about = { ...(name === undefined ? {} : { name }), ...(ref === undefined ? {} : { ref }) };
  return { type: 'LeadTouched', leadId: lead.id, at, by: 'customer', what, ...about };
}

/** The later of two: facts come in any order. */
export const lastTouch = (known: Touch | undefined, touch: Touch): Touch => (known && known.at > touch.at ? known : touch);

/** The customer showed interest within a day, and nobody has reached them since: whoever calls now calls at the right moment. */
export function isWarm(touch: Touch | undefined, lastEffectiveAt: Instant | undefined, now: Instant): boolean {
  if (!touch || epochMs(now) - epochMs(touch.at) > HOT_MS) return false;
  return lastEffectiveAt === undefined || touch.at > lastEffectiveAt;
}
