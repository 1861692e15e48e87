import type { couponsContract } from '#coupons/contract';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { load } from '#platform/table';
import { create } from '#platform/writes';
import { type Audience, keyOf } from '../domain/job.ts';
import type { Template } from '../domain/template.ts';
import { advanced, newJob, shownJob } from '../steps/job.ts';
import { ownTemplate, refuseOver } from '../steps/own-template.ts';
import { audienceCountRef, issuedRef, jobRow } from '../store.ts';

type Contract = typeof couponsContract;

async function countsOf({ scope, templateId, quota }: Template, audience: Audience): Promise<{ count: number; left: number }> {
  const refs = { count: audienceCountRef({ scope, key: keyOf(audience) }), issued: issuedRef(scope, templateId) };
  const { count, issued } = await load(refs);
  return { count: count ?? 0, left: Math.max(0, quota - (issued ?? 0)) };
}

/** How many members a tag or level has, before anything is issued to them. A dealer's are those whom its guides look after. */
export const countAudience: Handler<Contract['GET /coupons/templates/{templateId}/audience']> = async ({ params, query }, ctx) => {
  const template = await ownTemplate(ctx, params.templateId);
  const { tag, level } = query;
  if (tag !== undefined) return countsOf(template, { kind: 'tag', tag });
  if (level !== undefined) return countsOf(template, { kind: 'level', level });
  throw new Refusal('BAD_REQUEST', { field: 'tag' });
};

/** Begins to issue to all of them; turn by turn, members who have as many as they may are left out. */
export const issueToAudience: Handler<Contract['POST /coupons/templates/{templateId}/audience-issues']> = async ({ params, body }, ctx) => {
  const template = await ownTemplate(ctx, params.templateId);
  const { scope, name, issueOn, templateId } = template;
  refuseOver(template, ctx);
  if (issueOn.kind !== 'hand') throw new Refusal('TEMPLATE_NOT_BY_HAND', { name });
  const { count, left } = await countsOf(template, body.audience);
  if (count === 0) throw new Refusal('AUDIENCE_EMPTY');
  if (count !== body.expectedCount) throw new Refusal('AUDIENCE_CHANGED', { count });
  if (left === 0) throw new Refusal('COUPON_QUOTA', { name });
  const job = newJob(template, { kind: 'AUDIENCE', audience: body.audience, total: count }, ctx);
  const audit = {
    scope,
    what: 'coupons.audience-issued',
    targetId: job.jobId,
    after: { templateId, audience: keyOf(body.audience), count },
  };
  return commit(ctx, { writes: [create(jobRow(job))], facts: [advanced(job)], audit: [audit], reply: shownJob(job) });
};
