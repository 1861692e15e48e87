import { epochMs, type Instant, instantOf } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Session } from '#platform/session';
import type { Administrator } from '../domain/reach.ts';

export function administratorOf(session: Session): Administrator {
  if (session.kind !== 'staff' || (session.role !== 'hq' && session.role !== 'dealerAdmin')) throw new Refusal('FORBIDDEN');
  return { role: session.role, dealerId: session.dealerId };
}

/** The wire takes any offset; rows hold UTC with milliseconds, so that text order is time order. */
export const utc = (instant: string | undefined): Instant | undefined => (instant === undefined ? undefined : instantOf(epochMs(instant)));
