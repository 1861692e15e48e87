import type { Ctx } from '#platform/context';
import type { Announcement } from '#platform/facts';
import { actorOf } from '#platform/session';
import type { Job } from '../domain/job.ts';
import type { Template } from '../domain/template.ts';
import type { JobAdvanced } from '../events.ts';

/** A new job of a template, before its first turn. */
export function newJob(template: Template, about: Pick<Job, 'kind' | 'total'> & Partial<Pick<Job, 'audience'>>, ctx: Ctx): Job {
  const { scope, templateId, name } = template;
  const started = { startedAt: ctx.now, startedBy: actorOf(ctx.session) };
  return { scope, jobId: ctx.newId('job'), templateId, name, ...about, done: 0, skipped: 0, state: 'RUNNING', turn: 0, ...started, rev: 1 };
}

/** Says that a job has a turn to take; whoever hears it takes that one and no other. */
export function advanced({ scope, jobId, turn }: Job): Announcement<string, JobAdvanced['data']> {
  return { type: 'coupons.job-advanced', scope, data: { jobId, turn } };
}

export function shownJob({ jobId, templateId, name, kind, audience, total, done, skipped, state, startedAt, endedAt }: Job) {
  return {
    ...{ jobId, templateId, name, kind, total, done, skipped, state, startedAt },
    ...(audience ? { audience } : {}),
    ...(endedAt === undefined ? {} : { endedAt }),
  };
}
