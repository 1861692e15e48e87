import { Refusal } from '#kernel/refusal';
import { type AccountEntry, accountRef, memberRef } from '#members/queries';
import { moveAccount } from '#members/writes';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { dealerIdOf, dealerScope, storeOf } from '#platform/scope';
import { actorOf } from '#platform/session';
import { load } from '#platform/table';
import { create } from '#platform/writes';
import { accountEntry } from '../domain/journal.ts';
import { journalRow } from '../store.ts';

type Moved = Pick<AccountEntry, 'step' | 'prepaidDeltaFen' | 'storedDeltaFen' | 'reference' | 'why'> & { method: string };

/**
 * Money in to or out of a customer's account across the counter: balance, ledger line, journal and audit in one transaction. Refuses
 * NOT_FOUND, ACCOUNT_SHORT. The reply's balance is what this action made of what it read; the condition guards the real one.
 */
export async function acrossTheCounter(ctx: Ctx, memberId: string, moved: Moved) {
  const scope = dealerScope(ctx.session);
  const storeId = storeOf(ctx.session);
  const { member, account } = await load({ member: memberRef(memberId), account: accountRef(scope, memberId) });
  if (!member) throw new Refusal('NOT_FOUND');
  const entryId = ctx.newId('entry');
  const { prepaidDeltaFen, storedDeltaFen, method, step } = moved;
  const booked = { memberId, dealerId: dealerIdOf(scope), storeId, prepaidDeltaFen, storedDeltaFen };
  const [prepaidFen, storedFen] = [(account?.prepaidFen ?? 0) + prepaidDeltaFen, (account?.storedFen ?? 0) + storedDeltaFen];
  if (prepaidFen < 0 || storedFen < 0) throw new Refusal('ACCOUNT_SHORT');
  return commit(ctx, {
    writes: [
      ...moveAccount({ scope, memberId, entryId, at: ctx.now, by: actorOf(ctx.session), storeId, ...moved }),
      create(journalRow(accountEntry(entryId, booked, method, ctx.now))),
    ],
    audit: [
      {
        scope,
        storeId,
        what: `payments.account:${step}`,
        targetId: memberId,
        after: { prepaidDeltaFen, storedDeltaFen, method },
        ...(moved.why === undefined ? {} : { why: moved.why }),
      },
    ],
    reply: { memberId, prepaidFen, storedFen },
  });
}
