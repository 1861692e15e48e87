import { ports } from '#platform/ports';
import { secretField } from '#platform/secrets';
import { indexOf, type PhoneKeys, type SealedMobile, sealMobile } from './domain/mobile.ts';

export type { Level } from './domain/level.ts';
export type { GuideOfMember, Member } from './domain/member.ts';
export { memberRef, phoneRef, unionMemberRef, wechatMemberRef, wechatOfMemberRef } from './store.ts';

export const phoneKeys = async (): Promise<PhoneKeys> => ({
  phoneKey: await secretField('keys', 'phoneKey'),
  phoneIndexKey: await secretField('keys', 'phoneIndexKey'),
});

/** A mobile number as it may lie in the table. */
export const sealMobileOf = async (mobile: string): Promise<SealedMobile> => sealMobile(mobile, await phoneKeys(), ports().randomBytes(12));

/** The key under which a number's member is found: `phoneRef(await mobileIndexOf(mobile))`. */
export const mobileIndexOf = async (mobile: string): Promise<string> => indexOf(mobile, await phoneKeys());
