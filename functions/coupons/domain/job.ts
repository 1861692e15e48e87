import type { Instant } from '#kernel/instant';

/** Whom coupons are issued to at once. */
export type Audience = { kind: 'tag'; tag: string } | { kind: 'level'; level: string };

/** A piece of work too large for one request: coupons to an audience, or a batch of codes. It goes on turn by turn. */
export type Job = {
  scope: 'G' | `D#${string}`;
  jobId: string;
  templateId: string;
  name: string;
  kind: 'AUDIENCE' | 'CODES';
  audience?: Audience;
  /** How many it is about, as counted when it began. */
  total: number;
  done: number;
  /** Members who had as many as one may have. */
  skipped: number;
  /** QUOTA: the template had no more; STOPPED: it was closed meanwhile. */
  state: 'RUNNING' | 'DONE' | 'QUOTA' | 'STOPPED';
  turn: number;
  /** The last member that was looked at. */
  after?: string;
  startedAt: Instant;
  startedBy: string;
  endedAt?: Instant;
  rev: number;
};

export const keyOf = (audience: Audience): string => (audience.kind === 'tag' ? `TAG#${audience.tag}` : `LEVEL#${audience.level}`);

/** The job after one more turn; `ended` says why it goes on no further. */
export function turned(
  job: Job,
  by: { done: number; skipped: number; after?: string | undefined },
  ended: Job['state'],
  now: Instant,
): Job {
  return {
    ...job,
    done: job.done + by.done,
    skipped: job.skipped + by.skipped,
    turn: job.turn + 1,
    ...(by.after === undefined ? {} : { after: by.after }),
    state: ended,
    ...(ended === 'RUNNING' ? {} : { endedAt: now }),
  };
}
