import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import { replace } from '#platform/writes';
import type { configuratorContract } from '../contract.ts';
import { decidedRequest, sellableUntil } from '../domain/nonstandard-request.ts';
import { requestNews } from '../events.ts';
import { requestView } from '../steps/request-reply.ts';
import { configurationRef, configurationRow, requestRef, requestRow } from '../store.ts';

/** The manager's yes or no, once. With a yes the configuration sells at its price for as long as the approval holds. */
export const decideRequest: Handler<(typeof configuratorContract)['POST /configurator/requests/{approvalId}/decide']> = async (
  { params, body },
  ctx,
) => {
  const { session, now } = ctx;
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const scope = dealerScope(session);
  const before = await getOrRefuse(requestRef(scope, params.approvalId));
  if (before.storeId !== storeOf(session)) throw new Refusal('NOT_FOUND');
  const note = body.note === undefined ? {} : { note: body.note };
  const outcome = body.approve ? 'APPROVED' : 'REJECTED';
  const request = decidedRequest(before, { by: session.personId, byName: session.name, outcome, at: now, ...note });
  const reply = requestView(request, now);
  if (request === before) return commit(ctx, { writes: [], reply });
  const configuration = await getOrRefuse(configurationRef(request.configurationId));
  const sellable = configurationRow({ ...configuration, approvedUntil: sellableUntil(now) });
  const { approvalId, storeId, priceFen } = request;
  return commit(ctx, {
    writes: [replace(requestRow(request), before.rev, 'REQUEST_DECIDED'), ...(body.approve ? [replace(sellable, configuration.rev)] : [])],
    facts: [requestNews('configurator.request-decided', request, now)],
    audit: [{ scope, storeId, what: 'configurator.request-decided', targetId: approvalId, after: { state: outcome, priceFen } }],
    reply,
  });
};
