import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { type Scope, scopeOfDealer } from '#platform/scope';
import { get, load } from '#platform/table';
import { configRef, leadRef, leadsInStage } from '../store.ts';
import { type LeadConfig, standardConfig } from './config.ts';
import { foreseenOf, together } from './foresight.ts';
import { isDone, type LeadJob, type Place } from './job.ts';
import { clocked, type LeadRecord } from './record.ts';
import { changeWrites } from './save.ts';

/** How much one step does before it lets go: a Lambda has seconds, and a look of one store should need one step. */
const LOOKS = { leads: 5000, pages: 40, page: 1000 };
const WRITES = { leads: 400, pages: 40, page: 200 };

/** One step of a job: reads its next leads, page by page, and does its work with them. Nothing of the job itself is saved here. */
export async function stepOf(job: LeadJob, ctx: Ctx): Promise<LeadJob> {
  const scope = scopeOfDealer(job.dealerId);
  const config = (await get(configRef(scope))) ?? standardConfig;
  const budget = job.work.kind === 'FORESEE' ? LOOKS : WRITES;
  const until = job.leads + budget.leads;
  let now = { ...job, step: job.step + 1 };
  for (let page = 0; page < budget.pages && now.leads < until && !isDone(now); page += 1) {
    const { items, next } = await pageAt(scope, now, budget.page);
    now = await worked({ ...now, place: next, leads: now.leads + items.length }, items, config, ctx);
  }
  return now;
}

async function pageAt(scope: Scope, { stores, stages, place }: LeadJob, limit: number): Promise<{ items: LeadRecord[]; next: Place }> {
  const { part, cursor } = place;
  const storeId = stores[Math.floor(part / stages.length)] ?? '';
  const stage = stages[part % stages.length] ?? { pipelineId: '', stage: '' };
  const page = await leadsInStage(scope, storeId, { ...stage, ended: false, limit, cursor });
  return { items: page.items, next: page.cursor === undefined ? { part: part + 1 } : { part, cursor: page.cursor } };
}

async function worked(job: LeadJob, leads: readonly LeadRecord[], config: LeadConfig, ctx: Ctx): Promise<LeadJob> {
  switch (job.work.kind) {
    case 'FORESEE':
      return { ...job, foreseen: together(job.foreseen, foreseenOf(leads, config, job.work.draft, job.work.at)) };
    case 'RECLOCK':
      for (let i = 0; i < leads.length; i += 10) await Promise.all(leads.slice(i, i + 10).map((lead) => reclock(lead, config, ctx)));
      return job;
    default:
      return job.work satisfies never;
  }
}

const sameClock = (a: LeadRecord, b: LeadRecord): boolean =>
  a.clock?.dueAt === b.clock?.dueAt && a.clock?.recycleAt === b.clock?.recycleAt && a.overdue === b.overdue;

/** The lead's due times under the rules as they are now. A step that was faster is looked at again: it may have read the old rules. */
async function reclock(listed: LeadRecord, config: LeadConfig, { action: _, ...ctx }: Ctx): Promise<void> {
  let record: LeadRecord | undefined = listed;
  for (let attempt = 1; record && attempt <= 3; attempt += 1) {
    const after = clocked(record, config);
    if (sameClock(record, after)) return;
    try {
      return await commit(ctx, { writes: changeWrites(record, after), reply: undefined });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'CHANGED') throw error;
      record = (await load({ record: leadRef(scopeOfDealer(listed.lead.dealerId), listed.lead.id) })).record;
    }
  }
}
