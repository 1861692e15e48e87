import { apportion, type Fen, type Weighted } from '#kernel/money';
import { Refusal } from '#kernel/refusal';

/** A guide's share of one slip, frozen when it opens; role, store and level are what they were then. */
export type Participant = { id: string; bps: number; role?: string; storeId?: string; level?: string };

/** Fen per guide (or partner, dealer, month); an absent key is 0. */
export type FenOf = Record<string, Fen>;

const WHOLE_BPS = 10000;

/**
 * The participants as weights. Refuses SPLIT_GUIDE_TWICE {guide}, and SPLIT_NOT_WHOLE {sumBps} unless the shares are whole bps that
 * sum to 10000.
 */
export function wholeSplit(participants: readonly Participant[]): Weighted[] {
  const seen = new Set<string>();
  let sumBps = 0;
  let sound = true;
  for (const { id, bps } of participants) {
    if (seen.has(id)) throw new Refusal('SPLIT_GUIDE_TWICE', { guide: id });
    seen.add(id);
    sumBps += bps;
    sound &&= Number.isInteger(bps) && bps >= 0;
  }
  if (!sound || sumBps !== WHOLE_BPS) throw new Refusal('SPLIT_NOT_WHOLE', { sumBps });
  return participants.map(({ id, bps }) => ({ key: id, weight: bps }));
}

/** Apportions an amount of either sign: a negative one is split by its size and negated, so a loss falls as a gain would. */
export function splitSigned(amountFen: Fen, weights: readonly Weighted[]): FenOf {
  if (amountFen >= 0) return apportion(amountFen, weights);
  return mapFen(apportion(-amountFen, weights), (fen) => 0 - fen);
}

export function mapFen(parts: FenOf, change: (fen: Fen) => Fen): FenOf {
  return Object.fromEntries(Object.entries(parts).map(([key, fen]) => [key, change(fen)]));
}

/** What `from` holds beyond `minus`, key by key. */
export function difference(from: FenOf, minus: FenOf): FenOf {
  const keys = new Set([...Object.keys(from), ...Object.keys(minus)]);
  return Object.fromEntries([...keys].map((key) => [key, (from[key] ?? 0) - (minus[key] ?? 0)]));
}

export function sumFen(parts: FenOf): Fen {
  return Object.values(parts).reduce((sum, fen) => sum + fen, 0);
}
