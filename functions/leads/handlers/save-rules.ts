import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerIdOf } from '#platform/scope';
import { get } from '#platform/table';
import { create } from '#platform/writes';
import type { leadsContract } from '../contract.ts';
import { jobContinued } from '../events.ts';
import { newJob } from '../steps/new-job.ts';
import { configWrite, layerOf, rulesOf, sameVersion, withRules } from '../steps/rules.ts';
import { refuseForeign, staffOf } from '../steps/sight.ts';
import { configRef, jobRow } from '../store.ts';

/** Saves one layer of rules; every open lead then gets its new due times, in steps, and none goes back before its grace. */
export const saveRules: Handler<(typeof leadsContract)['PUT /leads/rules']> = async ({ body }, ctx) => {
  const layer = layerOf(staffOf(ctx.session), body);
  const { scope, storeId } = layer;
  if (storeId !== undefined) await refuseForeign(ctx, { scope, storeId });
  const stored = await get(configRef(scope));
  const after = withRules(sameVersion(stored, body.version), layer, body.rules, ctx.now);
  const job = await newJob(layer, { kind: 'RECLOCK' }, after, ctx);
  const counts = (rules: readonly unknown[]) => ({ rules: rules.length });
  const entry = {
    scope,
    ...(storeId === undefined ? {} : { storeId }),
    what: 'leads.rules-saved',
    targetId: `v${after.version}`,
    before: counts(rulesOf(sameVersion(stored, body.version), storeId)),
    after: counts(rulesOf(after, storeId)),
  };
  return commit(ctx, {
    writes: [configWrite(scope, stored, after), create(jobRow(job, ctx.now))],
    facts: [jobContinued(dealerIdOf(scope), job.jobId, job.step)],
    audit: [entry],
    reply: { version: after.version, jobId: job.jobId },
  });
};
