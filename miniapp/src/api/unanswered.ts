import { create } from 'zustand';
import type { ProblemError } from '@/api/problem';
import { type Ask, hurry, postpone, type RetryQueue, remember, settle } from '@/api/retry-queue';
import { useSession } from '@/api/session';
import { load, save } from '@/wx/storage';

/** The retry queue as the device keeps it. Written before a request leaves, so that a killed app asks again at its next start. */
const STORED = 'unanswered';

const isQueue = (value: unknown): value is RetryQueue =>
  Array.isArray(value) && value.every((u) => typeof u?.key === 'string' && typeof u?.route === 'string');

export const useUnanswered = create<{ queue: RetryQueue }>(() => ({ queue: load(STORED, isQueue) ?? [] }));

export type Outcome = { reply: unknown } | { problem: ProblemError };
type Listener = (key: string, outcome: Outcome) => void;
const listeners = new Set<Listener>();

/** Hears how a named write ended whose own call had to give up, or never came back because the app was killed. Returns how to stop. */
export function onSettled(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(step: (queue: RetryQueue) => RetryQueue): void {
  const queue = step(useUnanswered.getState().queue);
  save(STORED, queue);
  useUnanswered.setState({ queue });
}

export function keepUnanswered(ask: Omit<Ask, 'owner'>): void {
  const owner = useSession.getState().me?.ownerId ?? '';
  change((queue) => remember(queue, { ...ask, owner }, Date.now()));
}

export const settleUnanswered = (key: string): void => change((queue) => settle(queue, key));

/** The answer came when nobody waited for it any more. */
export function settleLate(key: string, outcome: Outcome): void {
  settleUnanswered(key);
  for (const listener of listeners) listener(key, outcome);
}

export const postponeUnanswered = (key: string): void => change((queue) => postpone(queue, key, Date.now(), Math.random()));

export const hurryUnanswered = (): void => change((queue) => hurry(queue, Date.now()));
