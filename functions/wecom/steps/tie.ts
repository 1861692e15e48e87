import { put, replace, type Write } from '#platform/writes';
import type { Contact } from '../domain/contact.ts';
import { contactOfMemberRow, contactRow } from '../store.ts';

/** A contact as it is now; a member it became is found by from then on. Refuses CHANGED. */
export function tied(before: Contact, after: Contact): Write[] {
  const { corpId, externalUserId, memberId } = after;
  const found = memberId === undefined || memberId === before.memberId ? [] : [put(contactOfMemberRow(corpId, memberId, externalUserId))];
  return [replace(contactRow(after), before.rev), ...found];
}
