import { indexOf, openMobile as openWith, type PhoneKeys, type SealedMobile, sealMobile as sealWith } from '#platform/mobile';
import { ports } from '#platform/ports';
import { secretField } from '#platform/secrets';

export type { SealedMobile };

/** A mobile number as it may lie in a row, under this deployment's keys. */
export const sealMobile = async (mobile: string): Promise<SealedMobile> => sealWith(mobile, await phoneKeys(), ports().randomBytes(12));

/** The number in full: only for somebody who gave a reason, and audited by the caller. */
export const openMobile = async (sealed: Pick<SealedMobile, 'index' | 'sealed'>): Promise<string> => openWith(sealed, await phoneKeys());

/** Where a number is looked up without being readable. Keys of rows carry this, never the number. */
export const mobileIndex = async (mobile: string): Promise<string> => indexOf(mobile, await phoneKeys());

const phoneKeys = async (): Promise<PhoneKeys> => ({
  phoneKey: await secretField('keys', 'phoneKey'),
  phoneIndexKey: await secretField('keys', 'phoneIndexKey'),
});
