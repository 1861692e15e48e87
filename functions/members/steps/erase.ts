import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { onceMore } from '#platform/once-more';
import { group } from '#platform/scope';
import { get, load } from '#platform/table';
import { remove } from '#platform/writes';
import { isDue } from '../domain/erasure.ts';
import { memberErased } from '../events.ts';
import { accountsOf, keysOfMember, leadsOnTimeline, memberKey, memberRef, phoneRef, sealedRef, tiesOf } from '../store.ts';

type Unnamed = Omit<Ctx, 'action'>;

/**
 * Forgets a member who asked for it, whose days are over and who has nothing left with us: the row, the number and every account that led
 * to it go in one transaction. What other contexts kept of them goes with the fact, which names the leads that are known of.
 */
export function eraseMember(ctx: Unnamed, memberId: string): Promise<void> {
  return onceMore(async () => {
    const { member, sealed } = await load({ member: memberRef(memberId), sealed: sealedRef(memberId) });
    if (!member || !isDue(member.erasure, ctx.now) || member.pointsHeld > 0) return;
    const [accounts, ties, leads] = await Promise.all([accountsOf(memberId), tiesOf(memberId), leadsOnTimeline(memberId)]);
    if (accounts.some(({ prepaidFen, storedFen }) => prepaidFen + storedFen > 0)) return;
    const writes = [
      remove(memberKey(memberId), [['rev', '=', member.rev]]),
      ...(sealed ? [remove(phoneRef(sealed.index).key), remove(memberKey(memberId, 'PHONE'))] : []),
      ...ties.map((key) => remove(key)),
    ];
    const audit = { scope: group, what: 'members.member-erased', targetId: memberId };
    await commit(ctx, { writes, facts: [memberErased({ memberId, leads })], audit: [audit], reply: null });
  });
}

/** 90 rows a transaction of a hundred. */
const ROWS_MAX = 90;

/** What lay under the member's key: points, consents, guides, timeline. Running it again finds less. */
export async function clearMember(ctx: Unnamed, memberId: string): Promise<void> {
  if (await get(memberRef(memberId))) return;
  for (;;) {
    const keys = await keysOfMember(memberId, ROWS_MAX);
    if (keys.length === 0) return;
    await commit(ctx, { writes: keys.map((key) => remove(key)), reply: null });
  }
}
