export type { Level } from './domain/level.ts';
export type { GuideOfMember, Member } from './domain/member.ts';
export { memberRef, phoneRef, unionMemberRef, wechatMemberRef, wechatOfMemberRef } from './store.ts';
