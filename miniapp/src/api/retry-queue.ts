/**
 * Writes whose reply was lost. Each is asked again with the same Idempotency-Key, so the server answers what it already
 * did instead of doing it twice. Pure: the caller gives the clock and the dice and stores the result.
 */
export type Unanswered = {
  key: string;
  route: string;
  request: { params?: Readonly<Record<string, unknown>>; query?: Readonly<Record<string, unknown>>; body?: unknown };
  /** Whose write it is: it is never sent under another person's session. */
  owner: string;
  attempts: number;
  askAtMs: number;
  firstAskedAtMs: number;
};

export type RetryQueue = readonly Unanswered[];

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;
/** The server keeps an idempotency row for 90 days; beyond that the same key could do the work again. */
export const KEPT_MS = 90 * 86_400_000;

/** 1 s, 2 s, 4 s … capped at a minute, each shortened by up to a half so that a store's phones do not ask in step. */
export function delayMs(attempts: number, chance: number): number {
  const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.max(0, attempts - 1));
  return Math.round(full * (1 - chance / 2));
}

export type Ask = Pick<Unanswered, 'key' | 'route' | 'request' | 'owner'>;

/** Remembers a write before it is first sent, so that a kill in between loses nothing. The same key is kept once. */
export function remember(queue: RetryQueue, ask: Ask, nowMs: number): RetryQueue {
  if (queue.some((u) => u.key === ask.key)) return queue;
  return [...queue, { ...ask, attempts: 0, askAtMs: nowMs + LONGEST_DELAY_MS, firstAskedAtMs: nowMs }];
}

/** The server answered, yes or no: the write is settled. */
export const settle = (queue: RetryQueue, key: string): RetryQueue => queue.filter((u) => u.key !== key);

/** No reply: the next attempt moves further away. */
export function postpone(queue: RetryQueue, key: string, nowMs: number, chance: number): RetryQueue {
  return queue.map((u) => (u.key === key ? { ...u, attempts: u.attempts + 1, askAtMs: nowMs + delayMs(u.attempts + 1, chance) } : u));
}

/** The network came back, or the app started again: everything may be asked now. */
export const hurry = (queue: RetryQueue, nowMs: number): RetryQueue => queue.map((u) => ({ ...u, askAtMs: Math.min(u.askAtMs, nowMs) }));

/** What may be asked now, oldest first: a person's writes keep their order. */
export function due(queue: RetryQueue, owner: string, nowMs: number): RetryQueue {
  return queue
    .filter((u) => u.owner === owner && u.askAtMs <= nowMs && nowMs - u.firstAskedAtMs < KEPT_MS)
    .sort((a, b) => a.firstAskedAtMs - b.firstAskedAtMs);
}

/** When to look again; undefined when nothing of this owner waits. */
export function nextLookMs(queue: RetryQueue, owner: string): number | undefined {
  const times = queue.filter((u) => u.owner === owner).map((u) => u.askAtMs);
  return times.length === 0 ? undefined : Math.min(...times);
}
