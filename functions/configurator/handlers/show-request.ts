import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import type { configuratorContract } from '../contract.ts';
import { requestView } from '../steps/request-reply.ts';
import { requestRef } from '../store.ts';

export const showRequest: Handler<(typeof configuratorContract)['GET /configurator/requests/{approvalId}']> = async (
  { params },
  { session, now },
) => {
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const request = await getOrRefuse(requestRef(dealerScope(session), params.approvalId));
  if (request.storeId !== storeOf(session)) throw new Refusal('NOT_FOUND');
  if (session.role !== 'manager' && request.askedBy !== session.personId) throw new Refusal('NOT_FOUND');
  return requestView(request, now);
};
