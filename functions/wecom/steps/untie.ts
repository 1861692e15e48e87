import type { MemberErased } from '#members/events';
import { commit } from '#platform/commit';
import type { Reaction } from '#platform/facts';
import { onceMore } from '#platform/once-more';
import { get } from '#platform/table';
import { remove, replace, type Write } from '#platform/writes';
import type { Contact } from '../domain/contact.ts';
import { contactIdsOfMember, contactOfMemberRow, contactRef, contactRow } from '../store.ts';
import { corpId } from './apps.ts';

/** A forgotten member's contact stays the guide's in WeCom; nothing here says any more who it was. */
export const untieMember: Reaction<MemberErased> = async ({ data: { memberId } }, { action: _, ...ctx }) => {
  const corp = await corpId();
  for (const externalUserId of await contactIdsOfMember(corp, memberId)) {
    await onceMore(async () => {
      const contact = await get(contactRef(corp, externalUserId));
      const { pk, sk } = contactOfMemberRow(corp, memberId, externalUserId);
      await commit(ctx, { writes: [...(contact ? bare(contact, memberId) : []), remove({ pk, sk })], reply: null });
    });
  }
};

function bare({ memberId: tied, ...contact }: Contact, memberId: string): Write[] {
  return tied === memberId ? [replace(contactRow(contact), contact.rev)] : [];
}
