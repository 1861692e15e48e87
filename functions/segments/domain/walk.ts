import type { Instant } from '#kernel/instant';
import type { Conditions } from './segment.ts';

/** Every member is looked at once, by so many walkers beside each other; each has the members whose ids end alike. */
export const WALKERS = 16;

export const walkerOf = (memberId: string): number => (memberId.codePointAt(memberId.length - 1) ?? 0) % WALKERS;

/**
 * RULES: the rules of tags have changed; SEGMENT: a segment is new or another; both put every member where they belong.
 * COUNT: how many a segment would have that is not saved.
 */
export type Walk = {
  jobId: string;
  scope: 'G' | `D#${string}`;
  kind: 'RULES' | 'SEGMENT' | 'COUNT';
  segmentId?: string;
  conditions?: Conditions;
  startedAt: Instant;
};

/** Where one walker stands. `turn` makes news of a turn that is told twice do nothing the second time. */
export type Walker = { walker: number; turn: number; after?: string; seen: number; matched: number; done: boolean };

export const newWalkers = (): Walker[] =>
  Array.from({ length: WALKERS }, (_, walker) => ({ walker, turn: 0, seen: 0, matched: 0, done: false }));

/** How far a walk has come. */
export function progressOf(walkers: readonly Walker[]): { seen: number; matched: number; done: boolean } {
  const sum = (of: 'seen' | 'matched'): number => walkers.reduce((all, walker) => all + walker[of], 0);
  return { seen: sum('seen'), matched: sum('matched'), done: walkers.every(({ done }) => done) };
}
