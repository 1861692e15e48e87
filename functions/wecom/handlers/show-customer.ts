import type { Handler } from '#platform/http';
import type { wecomContract } from '../contract.ts';
import { contactOfMine, memberOfContact } from '../steps/contact-of-mine.ts';
import { contactView } from '../steps/views.ts';

/** The sidebar's first question: who is the customer that I am chatting with? */
export const showCustomer: Handler<(typeof wecomContract)['GET /wecom/customers/{externalUserId}']> = async ({ params }, ctx) => {
  const { contact, follow } = await contactOfMine(ctx, params.externalUserId);
  return contactView(contact, follow, await memberOfContact(contact));
};
