import { httpEntry } from '#platform/http';
import { wecomContract, wecomRefusals } from './contract.ts';
import { claimPush } from './handlers/claim-push.ts';
import { findContact } from './handlers/find-contact.ts';
import { listMessages } from './handlers/list-messages.ts';
import { openPush } from './handlers/open-push.ts';
import { pushMessage } from './handlers/push-message.ts';
import { showCustomer } from './handlers/show-customer.ts';
import { showFunnel } from './handlers/show-funnel.ts';
import { signPage } from './handlers/sign-page.ts';
import { takeCallback } from './handlers/take-callback.ts';
import { tieCustomer } from './handlers/tie-customer.ts';
import { verifyAddress } from './handlers/verify-address.ts';

export const handler = httpEntry(
  wecomContract,
  {
    'GET /wecom/callbacks': verifyAddress,
    'POST /wecom/callbacks': takeCallback,
    'GET /wecom/js-config': signPage,
    'POST /wecom/messages': pushMessage,
    'GET /wecom/messages': listMessages,
    'GET /wecom/customers/{externalUserId}': showCustomer,
    'POST /wecom/pushes/{messageId}/opens': openPush,
    'POST /wecom/pushes/{messageId}/claims': claimPush,
    'GET /wecom/funnel': showFunnel,
    'GET /wecom/members/{memberId}/contact': findContact,
    'POST /wecom/customers/{externalUserId}/member': tieCustomer,
  },
  wecomRefusals,
);
