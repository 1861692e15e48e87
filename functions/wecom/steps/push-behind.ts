import { Refusal } from '#kernel/refusal';
import { load } from '#platform/table';
import type { Push, Trail } from '../domain/push.ts';
import { batchRef, pushRef, trailRef } from '../store.ts';

type Behind = {
  push: Push;
  trail: Trail | undefined /** Nobody's own: a batch's link, opened by somebody it was not for. */;
  common?: true;
};

/**
 * What lies behind a link. A batch's customers share one: each finds the push that is theirs; whoever it was not for, or is not known
 * yet, sees the offer. Refuses NOT_FOUND.
 */
export async function pushBehind(messageId: string, memberId: string | undefined): Promise<Behind> {
  const { push, trail, batch } = await load({ push: pushRef(messageId), trail: trailRef(messageId), batch: batchRef(messageId) });
  if (push) return { push, trail };
  const first = batch?.recipients[0];
  if (!batch || !first) throw new Refusal('NOT_FOUND');
  const mine = batch.recipients.find((one) => one.memberId === memberId);
  const found = (mine ?? first).messageId;
  const own = await load({ push: pushRef(found), trail: trailRef(found) });
  if (!own.push) throw new Refusal('NOT_FOUND');
  return mine ? { push: own.push, trail: own.trail } : { push: own.push, trail: undefined, common: true };
}
