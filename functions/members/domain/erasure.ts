import { type Instant, plusDays } from '#kernel/instant';

/**
 * 注销: a member asked to be forgotten. Until `dueAt` they may change their mind; from then on it is tried each day (`nextAt`), until no
 * slip of theirs is open any more.
 */
export type Erasure = { askedAt: Instant; dueAt: Instant; nextAt: Instant };

/** The law gives fifteen days in all (PIPL Art. 47 with 50). */
export const COOLING_DAYS = 7;

export function erasureAsked(now: Instant): Erasure {
  const dueAt = plusDays(now, COOLING_DAYS);
  return { askedAt: now, dueAt, nextAt: dueAt };
}

export const triedAgain = (erasure: Erasure, now: Instant): Erasure => ({ ...erasure, nextAt: plusDays(now, 1) });

export const isDue = (erasure: Erasure | undefined, now: Instant): boolean => erasure !== undefined && erasure.dueAt <= now;

/** What stands in others' rows in place of a forgotten member. */
export const forgotten = { name: '已注销的顾客', mobileMasked: '***********' } as const;
