import { epochMs, type Instant, plusSeconds } from '#kernel/instant';
import type { Answer } from './answer.ts';
import { waitSeconds } from './backoff.ts';

/**
 * A message of the app to one of our own people. WeCom itself drops the same content to the same person within half an hour, so a
 * try whose answer was lost may be repeated inside that time, and never after it.
 *
 * QUEUED     not with WeCom
 * HANDING    being handed over until `dueAt`; if nobody comes back by then, the answer is lost
 * SENT · FAILED (refused, or given up) · UNCERTAIN (WeCom may have it)
 */
export type NoticeState = 'QUEUED' | 'HANDING' | 'SENT' | 'FAILED' | 'UNCERTAIN';

export type Notice = {
  noticeId: string;
  rev: number;
  personId: string;
  userId: string;
  /** Names what it is about and when, so that two notices never look like one to WeCom. */
  text: string;
  state: NoticeState;
  madeAt: Instant;
  tries: number;
  /** When a try first left without an answer. */
  doubtfulSince?: Instant;
  dueAt?: Instant;
  sentAt?: Instant;
};

/** A little inside WeCom's 1,800 s. */
const REPEAT_SECONDS = 1_500;
/** What nobody could be told for so long is no news any more. */
const STALE_SECONDS = 6 * 3_600;
const HANDING_SECONDS = 120;

const seconds = (from: Instant, to: Instant): number => (epochMs(to) - epochMs(from)) / 1000;

/** The notice as it is while somebody hands it over; undefined if there is nothing (more) to hand over. */
export function handing(notice: Notice, now: Instant): Notice | undefined {
  const { state, dueAt = now } = notice;
  if ((state !== 'QUEUED' && state !== 'HANDING') || epochMs(dueAt) > epochMs(now)) return undefined;
  // Whoever handed it over did not come back: WeCom may have it since then.
  const doubtful = state === 'HANDING' ? { doubtfulSince: notice.doubtfulSince ?? plusSeconds(dueAt, -HANDING_SECONDS) } : {};
  return { ...notice, ...doubtful, state: 'HANDING', tries: notice.tries + 1, dueAt: plusSeconds(now, HANDING_SECONDS) };
}

/** Must a notice that is in hand be given up instead of handed over (again)? */
export function abandoned(notice: Notice, now: Instant): Notice | undefined {
  const since = notice.doubtfulSince;
  if (since !== undefined && seconds(since, now) > REPEAT_SECONDS) return ended(notice, 'UNCERTAIN');
  if (seconds(notice.madeAt, now) > STALE_SECONDS) return ended(notice, since === undefined ? 'FAILED' : 'UNCERTAIN');
  return undefined;
}

/** After WeCom's answer, or its absence. */
export function answered(notice: Notice, outcome: Answer<{ unreached: readonly string[] }>, now: Instant): Notice {
  if (outcome.ok) {
    const reached = !outcome.value.unreached.includes(notice.userId);
    return reached ? { ...ended(notice, 'SENT'), sentAt: now } : ended(notice, 'FAILED');
  }
  const { kind, maybeDone } = outcome.failure;
  if (kind === 'NEVER' && !maybeDone) return ended(notice, 'FAILED');
  const doubtful = maybeDone ? { doubtfulSince: notice.doubtfulSince ?? now } : {};
  const later = { ...notice, ...doubtful, state: 'QUEUED' as const, dueAt: plusSeconds(now, waitSeconds(notice.tries)) };
  return abandoned(later, now) ?? later;
}

function ended({ dueAt: _, ...notice }: Notice, state: 'SENT' | 'FAILED' | 'UNCERTAIN'): Notice {
  return { ...notice, state };
}
