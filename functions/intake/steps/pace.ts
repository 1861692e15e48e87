import { createHash } from 'node:crypto';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { onceMore } from '#platform/once-more';
import { get } from '#platform/table';
import { minuteOf, SENDS_MAX, sendsRef, sendWrite } from '../store.ts';

/** Counts what an address sends by a link. Refuses TOO_MANY beyond SENDS_MAX a minute: a store's whole network may stand behind one address. */
export async function refuseHaste(linkId: string, address: string, { action: _, ...ctx }: Ctx): Promise<void> {
  const hash = createHash('sha256').update(address).digest('base64url').slice(0, 16);
  await onceMore(async () => {
    const known = await get(sendsRef(linkId, hash, minuteOf(ctx.now)));
    if (known && known.count >= SENDS_MAX) throw new Refusal('TOO_MANY');
    await commit(ctx, { writes: [sendWrite(linkId, hash, ctx.now, known)], reply: null });
  });
}
