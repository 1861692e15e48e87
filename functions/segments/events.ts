import type { Announcement, Fact } from '#platform/facts';
import type { Scope } from '#platform/scope';

/** One walker of a job has its next turn. */
export type WalkAdvanced = Fact<'segments.walk-advanced', { jobId: string; walker: number; turn: number }>;

export const walkAdvanced = (scope: Scope, data: WalkAdvanced['data']): Announcement<string, WalkAdvanced['data']> => ({
  type: 'segments.walk-advanced',
  scope,
  data,
});
