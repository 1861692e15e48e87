import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import type { leadsContract } from '../contract.ts';
import { dryRunView } from '../steps/job.ts';
import { staffOf } from '../steps/sight.ts';
import { jobRef } from '../store.ts';

export const showDryRun: Handler<(typeof leadsContract)['GET /leads/rules/dry-runs/{jobId}']> = async ({ params, query }, ctx) => {
  const { role, storeId } = staffOf(ctx.session);
  const job = await getOrRefuse(jobRef(dealerScope(ctx.session, query.dealerId), params.jobId));
  // A manager's own look names one store; a dealer's names customers of all stores.
  const own = job.stores.length === 1 && job.stores[0] === storeId;
  if (job.work.kind !== 'FORESEE' || (role === 'manager' && !own)) throw new Refusal('NOT_FOUND');
  return dryRunView(job);
};
