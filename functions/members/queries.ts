import type { Ref } from '#platform/table';
import { sealedRef } from './store.ts';

export type { Account, AccountEntry } from './domain/account.ts';
export { type AutoTag, allTags } from './domain/auto-tag.ts';
export type { Level } from './domain/level.ts';
export type { GuideOfMember, Member } from './domain/member.ts';
export { pointsOfReturn, type SoldWithPoints, type UnitsBack } from './domain/points-return.ts';
export { accountEntries, accountRef, memberRef, phoneRef, unionMemberRef, wechatMemberRef, wechatOfMemberRef } from './store.ts';

/** The blind index of a member's number, as platform/personal makes it: other contexts find by it what they know of the number. */
export const mobileIndexRef = (memberId: string): Ref<{ index: string }> => ({
  key: sealedRef(memberId).key,
  read: (row) => ({ index: String(row.index) }),
});
