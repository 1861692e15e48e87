/** What an outside system answered: a value, or a failure that says what may be done about it. Expected refusals are never thrown. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/**
 * RETRY        busy, network or HTTP 5xx: ask again later with backoff.
 * TOKEN_DEAD   the access token died again after one refresh and one replay.
 * RATE_LIMITED the quota of this window is used up: nothing before the window has passed.
 * NEVER        a refusal; the same request will be refused again.
 */
export type FailureKind = 'RETRY' | 'TOKEN_DEAD' | 'RATE_LIMITED' | 'NEVER';

export type Failure = {
  kind: FailureKind;
  /** The system's errcode; 0 when no readable answer came. */
  code: number;
  message: string;
  /** The request left us and its answer was lost: it may have been carried out. Look before asking again. */
  maybeDone: boolean;
};

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

export function failed(kind: FailureKind, code: number, message: string, maybeDone = false): { ok: false; failure: Failure } {
  return { ok: false, failure: { kind, code, message, maybeDone } };
}

export function mapOutcome<T, U>(outcome: Outcome<T>, map: (value: T) => U): Outcome<U> {
  return outcome.ok ? done(map(outcome.value)) : outcome;
}

/** How often and how long after a failure to ask again; tries counts the first one. WeCom's errcode page: at most 3 for -1. */
export const retryPlans: Readonly<Record<FailureKind, { tries: number; firstMs: number; capMs: number }>> = {
  RETRY: { tries: 3, firstMs: 500, capMs: 30_000 },
  // A block lasts as long as its window; the shortest windows are minutes.
  RATE_LIMITED: { tries: 3, firstMs: 60_000, capMs: 3_600_000 },
  TOKEN_DEAD: { tries: 2, firstMs: 5_000, capMs: 60_000 },
  NEVER: { tries: 1, firstMs: 0, capMs: 0 },
};

/**
 * Milliseconds to wait before the next try, full jitter; undefined when there is none left.
 * @param tries how many were made, 1 after the first
 * @param random in [0, 1)
 */
export function backoffMs(failure: Failure, tries: number, random: number): number | undefined {
  const plan = retryPlans[failure.kind];
  if (tries >= plan.tries) return undefined;
  const ceiling = Math.min(plan.capMs, plan.firstMs * 2 ** (tries - 1));
  // A rate limit must not be tried inside its window, so its jitter lies above the ceiling, not below.
  return failure.kind === 'RATE_LIMITED' ? Math.floor(ceiling * (1 + random)) : Math.floor(ceiling * random);
}
