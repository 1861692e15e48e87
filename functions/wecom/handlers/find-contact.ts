import type { Handler } from '#platform/http';
import type { wecomContract } from '../contract.ts';
import { addresseeOf } from '../steps/addressee.ts';

/** Whom WeCom is to open a chat with: a contact of this guide's own. */
export const findContact: Handler<(typeof wecomContract)['GET /wecom/members/{memberId}/contact']> = async ({ params }, ctx) => {
  const { contact } = await addresseeOf(ctx, { memberId: params.memberId });
  return { externalUserId: contact.externalUserId, name: contact.name };
};
