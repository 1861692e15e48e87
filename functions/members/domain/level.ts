import type { Fen } from '#kernel/money';

export type Level = 'basic' | 'silver' | 'gold' | 'diamond';

/** What a member must have spent in all, lowest first. */
export const levels: readonly { level: Level; fromSpentFen: Fen }[] = [
  { level: 'basic', fromSpentFen: 0 },
  { level: 'silver', fromSpentFen: 500_000 },
  { level: 'gold', fromSpentFen: 2_000_000 },
  { level: 'diamond', fromSpentFen: 10_000_000 },
];

/** The level is worked out when it is read, so that a payment raises it at once in every store. */
export function levelOf(spentFen: Fen, granted?: Level): Level {
  const earned = levels.reduce<Level>((best, step) => (spentFen >= step.fromSpentFen ? step.level : best), 'basic');
  return granted !== undefined && rankOf(granted) > rankOf(earned) ? granted : earned;
}

/** The next level and what is still to be spent for it; undefined on the highest. */
export function nextLevel(spentFen: Fen, now: Level): { level: Level; missingFen: Fen } | undefined {
  const next = levels[rankOf(now) + 1];
  return next && { level: next.level, missingFen: next.fromSpentFen - spentFen };
}

const rankOf = (level: Level): number => levels.findIndex((step) => step.level === level);
