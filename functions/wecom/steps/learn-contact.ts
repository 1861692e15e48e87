import { unionMemberRef } from '#members/queries';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { get } from '#platform/table';
import { type Contact, learnt, notLearnt } from '../domain/contact.ts';
import { type CustomerTied, customerNews } from '../events.ts';
import { contactOfId } from '../gateways/contacts.ts';
import { contactsApp } from './apps.ts';
import { tied } from './tie.ts';

/** Asks WeCom who a customer is; the WeChat account behind them may be a member's already. Refuses CHANGED. */
export async function learnContact(ctx: Omit<Ctx, 'action'>, contact: Contact): Promise<void> {
  if (contact.dueAt === undefined || contact.dueAt > ctx.now) return;
  const answer = await contactOfId(await contactsApp(), contact.externalUserId);
  if (!answer.ok) {
    const later = notLearnt(contact, answer.failure.kind === 'NEVER', ctx.now);
    await commit(ctx, { writes: tied(contact, later), reply: null });
    return;
  }
  const { name, unionid } = answer.value.contact;
  const member = unionid === undefined ? undefined : await get(unionMemberRef(unionid));
  const after = learnt(contact, { name, unionId: unionid, memberId: member?.memberId });
  const { externalUserId, memberId } = after;
  const isNew = memberId !== undefined && memberId !== contact.memberId;
  const facts = isNew ? [customerNews<CustomerTied>('wecom.customer-tied', { externalUserId, memberId })] : [];
  await commit(ctx, { writes: tied(contact, after), facts, reply: null });
}
