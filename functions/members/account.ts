import type { Scope } from '#platform/scope';
import { type Condition, change, create, type Write } from '#platform/writes';
import type { AccountEntry } from './domain/account.ts';
import { accountEntryRow, accountListed, accountRef } from './store.ts';

export type AccountMove = AccountEntry & { scope: Scope; memberId: string };

/**
 * Moves a customer's account and books the line that says why, in the caller's transaction; nothing for nothing. Refuses
 * ACCOUNT_SHORT when less is there than is taken; ACCOUNT_BOOKED when this very cause was booked before.
 */
export function moveAccount({ scope, memberId, ...entry }: AccountMove): Write[] {
  const { prepaidDeltaFen, storedDeltaFen } = entry;
  if (prepaidDeltaFen === 0 && storedDeltaFen === 0) return [];
  const when: Condition[] = [
    ...(prepaidDeltaFen < 0 ? [['prepaidFen', '>=', -prepaidDeltaFen] as const] : []),
    ...(storedDeltaFen < 0 ? [['storedFen', '>=', -storedDeltaFen] as const] : []),
  ];
  const add = { prepaidFen: prepaidDeltaFen, storedFen: storedDeltaFen };
  return [
    change(accountRef(scope, memberId).key, { set: accountListed(scope, memberId), add, when }, 'ACCOUNT_SHORT'),
    create(accountEntryRow(scope, memberId, entry), 'ACCOUNT_BOOKED'),
  ];
}

export const accountRefusals = {
  ACCOUNT_SHORT: {
    status: 409,
    zh: '顾客账户余额不够，请刷新后改金额',
    en: 'The customer’s account holds less than that; refresh and lower the amount',
  },
  ACCOUNT_BOOKED: { status: 409, zh: '这笔账已经记过，请刷新', en: 'This was booked before; refresh' },
} as const;
