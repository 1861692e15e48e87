import type { Instant } from '#kernel/instant';

/**
 * What we know of one guide and one customer in WeCom. Callbacks come twice, late and out of order, so both ends are kept and the
 * later one counts: any order of the same events gives the same follow.
 */
export type Follow = {
  userId: string;
  addedAt?: Instant;
  /** Of the code or card by which the customer came, the last time. */
  state?: string;
  endedAt?: Instant;
  /** WeCom tells in whole seconds: of two ends in one second the customer's counts. */
  endedBy?: 'customer' | 'member';
};

/** Are they in contact? Added and ended within one second: it ended. */
export const isFollowing = ({ addedAt, endedAt }: Follow): boolean => addedAt !== undefined && (endedAt === undefined || addedAt > endedAt);

export function withAdded(before: Follow, { at, state = '' }: { at: Instant; state?: string | undefined }): Follow {
  const known = before.addedAt ?? '';
  if (at < known || (at === known && state <= (before.state ?? ''))) return before;
  const { state: _, ...rest } = before;
  return { ...rest, addedAt: at, ...(state === '' ? {} : { state }) };
}

export function withEnded(before: Follow, { at, by }: { at: Instant; by: 'customer' | 'member' }): Follow {
  const known = before.endedAt ?? '';
  if (at < known || (at === known && (before.endedBy === 'customer' || by === 'member'))) return before;
  return { ...before, endedAt: at, endedBy: by };
}
