import { Refusal } from '#kernel/refusal';
import { drawingOf } from '#media/queries';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import { create, replace } from '#platform/writes';
import type { configuratorContract } from '../contract.ts';
import type { NonstandardRequest } from '../domain/nonstandard-request.ts';
import { requestNews } from '../events.ts';
import { requestView } from '../steps/request-reply.ts';
import { configurationRef, configurationRow, modelRef, requestRow } from '../store.ts';

/** A configuration is asked for once: it keeps the request's id, and the request keeps what the manager decides on. */
export const askRequest: Handler<(typeof configuratorContract)['POST /configurator/requests']> = async ({ body }, ctx) => {
  const { session, now } = ctx;
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const scope = dealerScope(session);
  if (!body.drawings.every((key) => drawingOf(key, session.dealerId))) throw new Refusal('NOT_FOUND');
  const configuration = await getOrRefuse(configurationRef(body.configurationId));
  const { nonstandard, configurationId, skuId, text, priceFen } = configuration;
  if (!nonstandard || !configuration.needsApproval) throw new Refusal('REQUEST_NOT_NEEDED');
  if (configuration.approvalId !== undefined) throw new Refusal('REQUEST_EXISTS');
  const { name } = await getOrRefuse(modelRef(configuration.modelId, configuration.modelVersion));
  const request: NonstandardRequest = {
    approvalId: ctx.newId('approval'),
    rev: 1,
    ...{ configurationId, dealerId: session.dealerId, storeId: storeOf(session) },
    ...{ askedBy: session.personId, askedByName: session.name, askedAt: now },
    ...{ skuId, name, text, priceFen, nonstandard, note: body.note, drawings: body.drawings },
  };
  const { approvalId, storeId } = request;
  return commit(ctx, {
    writes: [create(requestRow(request)), replace(configurationRow({ ...configuration, approvalId }), configuration.rev, 'REQUEST_EXISTS')],
    facts: [requestNews('configurator.request-asked', request, now)],
    audit: [{ scope, storeId, what: 'configurator.request-asked', targetId: approvalId, after: { priceFen }, why: body.note }],
    reply: requestView(request, now),
  });
};
