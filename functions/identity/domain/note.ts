import { epochMs, type Instant, plusSeconds } from '#kernel/instant';
import type { Scope } from '#platform/scope';

export const noteKinds = ['slipPaid', 'couponArrived', 'couponExpiring', 'visitNear'] as const;
export type NoteKind = (typeof noteKinds)[number];

/**
 * WAITING  to be sent at `dueAt`
 * HANDING  being handed to WeChat until `dueAt`; if nobody comes back by then WeChat may have it, and it is not sent again
 * SENT · DROPPED (nobody to tell, no consent left, no longer true) · REFUSED (the customer's or WeChat's no) · FAILED (given up) · UNCERTAIN
 */
export type NoteState = 'WAITING' | 'HANDING' | 'SENT' | 'DROPPED' | 'REFUSED' | 'FAILED' | 'UNCERTAIN';

/** One subscribe message to one customer. */
export type Note = {
  noteId: string;
  rev: number;
  kind: NoteKind;
  memberId: string;
  /** What the template's fields say, in the order in which the deployment names them. */
  texts: readonly string[];
  /** Where a tap on the message leads. */
  page: string;
  /** The coupon it is about: asked again before it is said. */
  coupon?: { scope: Scope; couponId: string };
  state: NoteState;
  madeAt: Instant;
  tries: number;
  dueAt?: Instant;
};

const HANDING_SECONDS = 120;
const TRIES_MAX = 5;
const AGAIN_SECONDS = 60;

export function ended({ dueAt: _, ...note }: Note, state: NoteState): Note {
  return { ...note, state };
}

/** The note as it is while somebody hands it over; undefined if there is nothing (more) to hand over now. */
export function handing(note: Note, now: Instant): Note | undefined {
  const { state, dueAt } = note;
  if (dueAt === undefined || epochMs(dueAt) > epochMs(now)) return undefined;
  // Whoever had it in hand did not come back: at most once is the promise, so it is not tried again.
  if (state === 'HANDING') return ended(note, 'UNCERTAIN');
  return { ...note, state: 'HANDING', tries: note.tries + 1, dueAt: plusSeconds(now, HANDING_SECONDS) };
}

/** What became of a try: taken, refused by the customer (43101) or for good, not taken for now, or its answer lost. */
export type Sending = 'done' | 'unwanted' | 'never' | 'later' | 'lost';

/** After WeChat's answer, or its absence. */
export function answered(note: Note, sending: Sending, now: Instant): Note {
  switch (sending) {
    case 'done':
      return ended(note, 'SENT');
    case 'unwanted':
      return ended(note, 'REFUSED');
    case 'never':
      return ended(note, 'FAILED');
    case 'lost':
      return ended(note, 'UNCERTAIN');
    case 'later':
      if (note.tries >= TRIES_MAX) return ended(note, 'FAILED');
      return { ...note, state: 'WAITING', dueAt: plusSeconds(now, AGAIN_SECONDS * 2 ** note.tries) };
    default:
      return sending satisfies never;
  }
}

/** What a try means for the customer's consents to this template: one is spent, none was, or there are none in truth. */
export function consentsAfter(sending: Sending): 'spent' | 'kept' | 'none' {
  if (sending === 'unwanted') return 'none';
  return sending === 'done' || sending === 'lost' ? 'spent' : 'kept';
}
