import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Announcement } from '#platform/facts';
import { ports } from '#platform/ports';
import { load } from '#platform/table';
import { create, replace, type Write } from '#platform/writes';
import { type Job, keyOf, turned } from '../domain/job.ts';
import type { Template } from '../domain/template.ts';
import { newTypedCode } from '../domain/typed-code.ts';
import { audienceAfter, batchCodeRow, issuedRef, issuedToRef, jobRow, templateRef } from '../store.ts';
import { issueCoupons } from '../writes.ts';
import { advanced } from './job.ts';

/** A transaction has 100 items: a code is one, a member's coupon four with the fact that announces it. */
const CODES_A_TURN = 90;
const MEMBERS_A_TURN = 20;

type Turn = { job: Job; writes: Write[]; facts: Announcement[] };

/** One turn of a job, in one transaction that also says that there is a next one. */
export async function takeTurn(job: Job, ctx: Ctx): Promise<void> {
  const { job: after, writes, facts } = job.kind === 'CODES' ? codesTurn(job, ctx) : await audienceTurn(job, ctx);
  const next = after.state === 'RUNNING' ? [advanced(after)] : [];
  await commit(ctx, { writes: [replace(jobRow(after), job.rev), ...writes], facts: [...facts, ...next], reply: undefined });
}

function codesTurn(job: Job, { now }: Ctx): Turn {
  const count = Math.min(CODES_A_TURN, job.total - job.done);
  const codes = Array.from({ length: count }, () => newTypedCode(ports().randomBytes(11)));
  const state = job.done + count === job.total ? 'DONE' : 'RUNNING';
  return {
    job: turned(job, { done: count, skipped: 0 }, state, now),
    writes: codes.map((code) => create(batchCodeRow(job, code))),
    facts: [],
  };
}

async function audienceTurn(job: Job, ctx: Ctx): Promise<Turn> {
  const { scope, templateId, audience } = job;
  const memberIds = audience ? await audienceAfter({ scope, key: keyOf(audience) }, job.after, MEMBERS_A_TURN) : [];
  const { template, issued, had } = await load({
    template: templateRef(scope, templateId),
    issued: issuedRef(scope, templateId),
    had: memberIds.map((memberId) => issuedToRef(scope, templateId, memberId)),
  });
  if (!template) return ended(job, 'STOPPED', ctx);
  const free = memberIds.filter((_, i) => (had[i] ?? 0) < template.perMember);
  const left = Math.max(0, template.quota - (issued ?? 0));
  const some = free.slice(0, left);
  const isLast = memberIds.length < MEMBERS_A_TURN;
  const state = free.length > left ? 'QUOTA' : isLast ? 'DONE' : 'RUNNING';
  const moved = turned(job, { done: some.length, skipped: memberIds.length - free.length, after: memberIds.at(-1) }, state, ctx.now);
  return some.length === 0 ? { job: moved, writes: [], facts: [] } : issueTo(some, template, moved, ctx);
}

function issueTo(memberIds: readonly string[], template: Template, job: Job, ctx: Ctx): Turn {
  try {
    const issues = memberIds.map((memberId) => ({ memberId, by: job.startedBy, cause: job.jobId }));
    return { job, ...issueCoupons(template, issues, ctx) };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'TEMPLATE_CLOSED')
      return ended({ ...job, done: job.done - memberIds.length }, 'STOPPED', ctx);
    throw error;
  }
}

const ended = (job: Job, state: Job['state'], { now }: Ctx): Turn => ({ job: { ...job, state, endedAt: now }, writes: [], facts: [] });
