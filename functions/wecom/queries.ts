import { corpId } from './steps/apps.ts';
import { inTouch } from './steps/in-touch.ts';
import { contactIdsOfMember } from './store.ts';

export type { Batch } from './domain/batch.ts';
export type { Funnel } from './domain/funnel.ts';
export { accountOf } from './steps/staff.ts';
export { batchRef, campaignFunnelRef } from './store.ts';

/** The member's contact with whom this colleague (by WeCom account) is in touch now; undefined: there is none. Two round trips. */
export async function contactFor(userId: string, memberId: string): Promise<string | undefined> {
  const corp = await corpId();
  return (await inTouch(corp, userId, await contactIdsOfMember(corp, memberId)))?.externalUserId;
}
