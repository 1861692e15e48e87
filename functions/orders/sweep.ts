import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { errorFields, log } from '#platform/log';
import type { Slip } from './domain/slip.ts';
import { slipsPastHold } from './store.ts';
import { release } from './writes.ts';

/** Each minute: slips that nobody paid for in time give back what they hold. */
export async function handler(): Promise<{ expired: number }> {
  const { now } = systemContext('orders.sweep', 'sweep');
  const waiting = await slipsPastHold(now);
  let expired = 0;
  for (const slip of waiting) expired += (await expire(slip)) ? 1 : 0;
  return { expired };
}

async function expire(before: Slip): Promise<boolean> {
  const ctx = systemContext('orders.sweep', `expire:${before.slipId}`);
  try {
    const { slip: _expired, ...action } = release(before, 'EXPIRED', ctx.now);
    await commit(ctx, { ...action, reply: null });
    return true;
  } catch (error) {
    // The index may lag behind a payment made this second: the slip's revision then refuses, and rightly so.
    const why = error instanceof Refusal ? { code: error.code } : errorFields(error);
    log('warn', 'hold not released', { requestId: before.slipId, ...why });
    return false;
  }
}
