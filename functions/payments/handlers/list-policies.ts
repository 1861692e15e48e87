import { slipRef } from '#orders/queries';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import type { paymentsContract } from '../contract.ts';
import { piecesLeft } from '../domain/policy.ts';
import { policiesOfSlip } from '../store.ts';

export const listPolicies: Handler<(typeof paymentsContract)['GET /payments/slips/{slipId}/policies']> = async ({ params, query }, ctx) => {
  const scope = dealerScope(ctx.session, query.dealerId);
  await getOrRefuse(slipRef(scope, params.slipId));
  const policies = await policiesOfSlip(scope, params.slipId);
  return { items: policies.map((policy) => ({ ...policy, piecesLeft: piecesLeft(policy) })) };
};
