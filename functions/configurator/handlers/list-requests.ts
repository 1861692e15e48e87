import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import type { configuratorContract } from '../contract.ts';
import { requestView } from '../steps/request-reply.ts';
import { requestsOfGuide, requestsOfStore } from '../store.ts';

/** The store's, waiting (who has waited longest first) or decided; for a guide their own, newest first. */
export const listRequests: Handler<(typeof configuratorContract)['GET /configurator/requests']> = async ({ query }, { session, now }) => {
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const scope = dealerScope(session);
  const storeId = storeOf(session);
  const { state = 'PENDING', ...page } = query;
  const found =
    session.role === 'manager'
      ? await requestsOfStore(scope, storeId, state, page)
      : await requestsOfGuide(scope, storeId, session.personId, page);
  return { ...found, items: found.items.map((request) => requestView(request, now)) };
};
