import { takeFault } from './faults.ts';
import { letters } from './random.ts';
import type { Callback } from './state.ts';
import type { World } from './world.ts';

const S = 1000;
const M = 60 * S;
const H = 60 * M;

/** Milliseconds between one attempt and the next. WeChat Pay: about 24 hours. WeCom: three more at once. */
export const retryWaits: Readonly<Record<Callback['system'], readonly number[]>> = {
  pay: [15 * S, 15 * S, 30 * S, 3 * M, 10 * M, 20 * M, 30 * M, 30 * M, 30 * M, 60 * M, 3 * H, 3 * H, 3 * H, 6 * H, 6 * H],
  wecom: [S, S, S],
};

const KEPT = 200;

/** Puts a callback on its way, with the faults that were set for callbacks of this type. */
export function enqueue(world: World, what: Pick<Callback, 'system' | 'type' | 'url' | 'content'>): void {
  const now = world.nowMs();
  const fault = takeFault(world.state.faults, what.system, what.type, 'callback');
  const one = { ...what, createdAtMs: now, dueAtMs: now, attempts: 0, state: 'waiting', lastResult: '' } as const;
  switch (fault?.kind) {
    case 'callback-lost':
      put(world, { ...one, state: 'lost' });
      break;
    case 'callback-late':
      put(world, { ...one, dueAtMs: now + fault.delayMs });
      break;
    case 'callback-double':
      for (let copy = 0; copy < fault.copies; copy += 1) put(world, one);
      break;
    default:
      put(world, one);
  }
  forgetOld(world);
}

function put(world: World, callback: Omit<Callback, 'id'>): void {
  // A letter first: keys that look like numbers would not stay in the order they came.
  const id = `c${letters(12)}`;
  world.state.callbacks[id] = { ...callback, id };
}

/** The same content once more. */
export function again(world: World, { system, type, url, content }: Callback): void {
  put(world, {
    system,
    type,
    url,
    content,
    createdAtMs: world.nowMs(),
    dueAtMs: world.nowMs(),
    attempts: 0,
    state: 'waiting',
    lastResult: '',
  });
}

function forgetOld(world: World): void {
  const { callbacks } = world.state;
  const ended = Object.values(callbacks).filter((c) => c.state !== 'waiting');
  for (const { id } of ended.slice(0, Math.max(0, ended.length - KEPT))) delete callbacks[id];
}

export type Attempt = { delivered: boolean; result: string };

/** Sends everything that is due, side by side, and waits for it. One that is under way is not sent again. */
export async function deliverDue(world: World, underWay: Set<string>, send: (callback: Callback) => Promise<Attempt>): Promise<number> {
  const due = Object.values(world.state.callbacks).filter(
    (c) => c.state === 'waiting' && c.dueAtMs <= world.nowMs() && !underWay.has(c.id),
  );
  await Promise.all(
    due.map(async (callback) => {
      underWay.add(callback.id);
      const attempt = await send(callback);
      underWay.delete(callback.id);
      settle(world, callback, attempt);
    }),
  );
  return due.length;
}

function settle(world: World, callback: Callback, attempt: Attempt): void {
  callback.attempts += 1;
  callback.lastResult = attempt.result;
  const wait = retryWaits[callback.system][callback.attempts - 1];
  if (attempt.delivered) callback.state = 'delivered';
  else if (wait === undefined) callback.state = 'given-up';
  else callback.dueAtMs = world.nowMs() + wait;
}
