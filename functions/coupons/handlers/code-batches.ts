import type { couponsContract } from '#coupons/contract';
import { taken } from '#coupons/writes';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { ownerScope } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import { create } from '#platform/writes';
import { advanced, newJob, shownJob } from '../steps/job.ts';
import { ownTemplate, refuseOver } from '../steps/own-template.ts';
import { batchCodes, jobRef, jobRow, jobsOf } from '../store.ts';

type Contract = typeof couponsContract;

/** A batch takes its codes from the quota when it begins, so that every printed code can be claimed. */
export const makeCodes: Handler<Contract['POST /coupons/templates/{templateId}/code-batches']> = async (
  { params, body: { count } },
  ctx,
) => {
  const template = await ownTemplate(ctx, params.templateId);
  const { scope, name, issueOn, quota, templateId } = template;
  refuseOver(template, ctx);
  if (issueOn.kind !== 'codes') throw new Refusal('TEMPLATE_NOT_CODES', { name });
  if (count > quota) throw new Refusal('COUPON_QUOTA', { name });
  const job = newJob(template, { kind: 'CODES', total: count }, ctx);
  const audit = { scope, what: 'coupons.codes-made', targetId: job.jobId, after: { templateId, count } };
  return commit(ctx, {
    writes: [taken(template, count), create(jobRow(job))],
    facts: [advanced(job)],
    audit: [audit],
    reply: shownJob(job),
  });
};

export const listJobs: Handler<Contract['GET /coupons/templates/{templateId}/jobs']> = async ({ params }, ctx) => {
  const { scope, templateId } = await ownTemplate(ctx, params.templateId);
  return { items: (await jobsOf(scope, templateId)).items.map(shownJob) };
};

export const showJob: Handler<Contract['GET /coupons/jobs/{jobId}']> = async ({ params }, ctx) =>
  shownJob(await getOrRefuse(jobRef(ownerScope(ctx.session), params.jobId), 'JOB_NOT_FOUND'));

export const listCodes: Handler<Contract['GET /coupons/jobs/{jobId}/codes']> = async ({ params, query }, ctx) => {
  const { scope, jobId } = await getOrRefuse(jobRef(ownerScope(ctx.session), params.jobId), 'JOB_NOT_FOUND');
  return batchCodes(scope, jobId, query.cursor);
};
