import { Refusal } from '#kernel/refusal';
import type { Ctx } from '#platform/context';
import { actorOf } from '#platform/session';
import type { Contact } from '../domain/contact.ts';
import { contactIdsOfMember } from '../store.ts';
import { corpId } from './apps.ts';
import { memberOfContact } from './contact-of-mine.ts';
import { inTouch } from './in-touch.ts';
import { accountOf } from './staff.ts';

export type Addressee = { userId: string; contact: Contact; memberId?: string };
type Asked = { memberId?: string | undefined; externalUserId?: string | undefined };

/** The customer's WeCom contact, who must be in contact with this guide now. Refuses WECOM_UNBOUND, CONTACT_UNKNOWN. */
export async function addresseeOf(ctx: Ctx, { memberId, externalUserId }: Asked): Promise<Addressee> {
  const [corp, userId] = [await corpId(), await accountOf(actorOf(ctx.session))];
  if (userId === undefined) throw new Refusal('WECOM_UNBOUND');
  const ids = externalUserId === undefined ? await contactIdsOfMember(corp, memberId ?? '') : [externalUserId];
  const contact = await inTouch(corp, userId, ids);
  if (!contact) throw new Refusal('CONTACT_UNKNOWN');
  const member = memberId ?? (await memberOfContact(contact))?.memberId;
  return { userId, contact, ...(member === undefined ? {} : { memberId: member }) };
}
