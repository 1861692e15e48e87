import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { get } from '#platform/table';
import { create } from '#platform/writes';
import type { leadsContract } from '../contract.ts';
import { jobContinued } from '../events.ts';
import { dryRunView, isDone } from '../steps/job.ts';
import { stepOf } from '../steps/job-walk.ts';
import { newJob } from '../steps/new-job.ts';
import { layerOf, sameVersion, withRules } from '../steps/rules.ts';
import { refuseForeign, staffOf } from '../steps/sight.ts';
import { configRef, jobRow } from '../store.ts';

/** What drafted rules would do, before anybody saves them. A store is answered at once; a large dealer's look goes on in steps. */
export const dryRunRules: Handler<(typeof leadsContract)['POST /leads/rules/dry-runs']> = async ({ body }, ctx) => {
  const layer = layerOf(staffOf(ctx.session), body);
  const { scope, storeId } = layer;
  if (storeId !== undefined) await refuseForeign(ctx, { scope, storeId });
  const draft = withRules(sameVersion(await get(configRef(scope)), body.version), layer, body.rules, ctx.now);
  const begun = await newJob(layer, { kind: 'FORESEE', draft, at: ctx.now }, draft, ctx);
  const job = await stepOf(begun, ctx);
  const facts = isDone(job) ? [] : [jobContinued(job.dealerId, job.jobId, job.step)];
  return commit(ctx, { writes: [create(jobRow(job, ctx.now))], facts, reply: dryRunView(job) });
};
