import { activeAt, type Person } from '#identity/queries';
import type { Instant } from '#kernel/instant';
import { dealerIdOf, type Scope } from '#platform/scope';
import type { StaffSession } from '#platform/session';
import type { QuoteLoaded } from '#pricing/queries';
import type { Share, Slip } from '../domain/slip.ts';
import { splitAmong } from '../domain/split.ts';

type Asked = { personId: string; bps: number };

/** Unless shared, a sale is all the seller's own. */
export const wantedShares = (split: readonly Asked[] | undefined, seller: StaffSession): readonly Asked[] =>
  split ?? [{ personId: seller.personId, bps: 10000 }];

type Where = { scope: Scope; storeId: string; now: Instant };

/** Refuses SPLIT_NOT_WHOLE, SPLIT_STRANGER. */
export function sharesAmong(asked: readonly Asked[], people: readonly (Person | undefined)[], { scope, storeId, now }: Where): Share[] {
  const sellers = people.map((person) => person && sellerAt(person, now));
  return splitAmong(asked, sellers, { dealerId: dealerIdOf(scope), storeId });
}

/** Where somebody works today: who has left, or not yet begun, takes no share. */
export const sellerAt = (person: Person, now: Instant) => ({
  personId: person.personId,
  name: person.name,
  posts: activeAt(person, now),
});

export function memberOf({ members }: QuoteLoaded): { member?: NonNullable<Slip['member']> } {
  const [member] = members;
  if (!member) return {};
  const { memberId, name, mobileMasked, level } = member;
  return { member: { memberId, mobileMasked, level, ...(name === undefined ? {} : { name }) } };
}
