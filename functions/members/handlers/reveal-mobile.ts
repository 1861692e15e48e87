import { dayOf, epochMs, plusDays, startOfDay } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Handler } from '#platform/http';
import { onceMore } from '#platform/once-more';
import { openMobile } from '#platform/personal';
import { dealerScope } from '#platform/scope';
import { load } from '#platform/table';
import { change, create, type Write } from '#platform/writes';
import type { membersContract } from '../contract.ts';
import { revealsRef, sealedRef } from '../store.ts';

export const REVEALS_MAX = 30;

/** Shows a full number: counted and audited in the transaction that comes before. What is kept of the reply holds no number. */
export const revealMobile: Handler<(typeof membersContract)['POST /members/{memberId}/mobile-reveal']> = async ({ params, body }, ctx) => {
  const { memberId } = params;
  const { session } = ctx;
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const day = dayOf(ctx.now);
  return onceMore(async () => {
    const reveals = revealsRef(session.personId, day);
    const { sealed, used } = await load({ sealed: sealedRef(memberId), used: reveals });
    if (!sealed) throw new Refusal('NOT_FOUND');
    const audit = { scope: dealerScope(session), what: 'members.mobile-revealed', targetId: memberId, why: body.reason };
    const store = session.storeId === undefined ? {} : { storeId: session.storeId };
    await commit(ctx, { writes: [counted(reveals.key, used, ctx)], audit: [{ ...audit, ...store }], reply: { memberId } });
    return { mobile: await openMobile(sealed) };
  });
};

function counted(key: Write['key'], used: { count: number } | undefined, { now }: Ctx): Write {
  const full = { max: REVEALS_MAX };
  if (used) return change(key, { add: { count: 1 }, when: [['count', '<', REVEALS_MAX]] }, 'REVEALS_USED_UP', full);
  const ttl = Math.floor(epochMs(plusDays(startOfDay(dayOf(now)), 30)) / 1000);
  return create({ ...key, count: 1, ttl });
}
