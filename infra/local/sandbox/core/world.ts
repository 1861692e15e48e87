import type { Journal } from './journal.ts';
import type { SandboxState } from './state.ts';

/** What every part of the stand-in works on. Handlers change `state` in one go, without waiting in between, so calls never interleave. */
export type World = { state: SandboxState; journal: Journal; nowMs: () => number; fetch: typeof globalThis.fetch };

export const secondsOf = (ms: number): number => Math.floor(ms / 1000);

/** Calendar day and month in China, where quotas are counted. */
export const dayOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
export const monthOf = (ms: number): string => dayOf(ms).slice(0, 7);

export function daysInMonth(ms: number): number {
  const [year = 0, month = 0] = monthOf(ms).split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** RFC 3339 with China's offset, as WeChat Pay writes it. */
export const chinaTime = (ms: number): string => `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
