import type { Instant } from '#kernel/instant';
import { load } from '#platform/table';
import { isOpen, type Link } from '../domain/link.ts';
import { countRefs } from '../store.ts';

type Counts = { created: number; merged: number };
export const noCounts: Counts = { created: 0, merged: 0 };

export const formView = ({ linkId, title, stores, wants, endsAt, active }: Link, counts: Counts, now: Instant) => ({
  linkId,
  title,
  stores: storesOf(stores),
  wants: [...wants],
  active,
  open: isOpen({ active, ...(endsAt === undefined ? {} : { endsAt }) }, now),
  ...counts,
  ...(endsAt === undefined ? {} : { endsAt }),
});

export const storesOf = (stores: Link['stores']) => stores.map(({ storeId, name }) => ({ storeId, name }));

/** What came in by some links, at most 12: one round trip. */
export async function countsOf(linkIds: readonly string[]): Promise<Counts[]> {
  const { counts } = await load({ counts: linkIds.flatMap(countRefs) });
  const perLink = counts.length / Math.max(1, linkIds.length);
  return linkIds.map((_, n) =>
    counts
      .slice(n * perLink, (n + 1) * perLink)
      .reduce<Counts>((sum, one) => ({ created: sum.created + (one?.created ?? 0), merged: sum.merged + (one?.merged ?? 0) }), noCounts),
  );
}
