import { Refusal } from '#kernel/refusal';
import { accountEntries, accountRef, memberRef } from '#members/queries';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { load } from '#platform/table';
import type { paymentsContract } from '../contract.ts';

/** What a customer has with this dealer, and how it came to that. */
export const showAccount: Handler<(typeof paymentsContract)['GET /payments/accounts/{memberId}']> = async ({ params, query }, ctx) => {
  const scope = dealerScope(ctx.session, query.dealerId);
  const { memberId } = params;
  const { member, account } = await load({ member: memberRef(memberId), account: accountRef(scope, memberId) });
  if (!member) throw new Refusal('NOT_FOUND');
  const ledger = await accountEntries(scope, memberId, query);
  return { memberId, prepaidFen: account?.prepaidFen ?? 0, storedFen: account?.storedFen ?? 0, ledger };
};
