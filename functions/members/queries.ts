import type { SealedMobile } from '#platform/personal';
import { load, type Ref } from '#platform/table';
import { memberRef, sealedRef } from './store.ts';

export type { Account, AccountEntry } from './domain/account.ts';
export { type AutoTag, allTags } from './domain/auto-tag.ts';
export { forgotten } from './domain/erasure.ts';
export type { Level } from './domain/level.ts';
export type { GuideOfMember, Member } from './domain/member.ts';
export { pointsOfReturn, type SoldWithPoints, type UnitsBack } from './domain/points-return.ts';
export { accountEntries, accountRef, memberRef, phoneRef, unionMemberRef, wechatMemberRef, wechatOfMemberRef } from './store.ts';

/** The blind index of a member's number, as platform/personal makes it: other contexts find by it what they know of the number. */
export const mobileIndexRef = (memberId: string): Ref<{ index: string }> => ({
  key: sealedRef(memberId).key,
  read: (row) => ({ index: String(row.index) }),
});

/** A member as another context keeps a customer: what they are called, and their number, sealed. One round trip. */
export async function customerOf(memberId: string): Promise<{ name: string; mobile: SealedMobile } | undefined> {
  const { member, sealed } = await load({ member: memberRef(memberId), sealed: sealedRef(memberId) });
  return member && sealed && { name: member.name ?? '微信顾客', mobile: { ...sealed, masked: member.mobileMasked } };
}
