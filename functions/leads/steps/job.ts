import type { Id } from '#kernel/id';
import type { Instant } from '#kernel/instant';
import type { LeadConfig } from './config.ts';
import type { Foreseen } from './foresight.ts';

/** What is done with every open lead of some stores: looked at under drafted rules, or given the due times of new ones. */
export type JobWork = { kind: 'FORESEE'; draft: LeadConfig; at: Instant } | { kind: 'RECLOCK' };

/** Long work in steps: where it stands in its stores' stages, and what it has found so far. */
export type LeadJob = {
  jobId: Id<'job'>;
  rev: number;
  dealerId: string;
  work: JobWork;
  stores: readonly string[];
  stages: readonly { pipelineId: string; stage: string }[];
  place: Place;
  /** Counts the steps, so that news of one that is told twice does nothing the second time. */
  step: number;
  leads: number;
  foreseen: Foreseen;
};

/** The store's stage that is read next, counted through all stores, and the page in it. */
export type Place = { part: number; cursor?: string };

export const partsOf = ({ stores, stages }: Pick<LeadJob, 'stores' | 'stages'>): number => stores.length * stages.length;
export const isDone = (job: Pick<LeadJob, 'stores' | 'stages' | 'place'>): boolean => job.place.part >= partsOf(job);

export const openStages = ({ pipelines }: LeadConfig): LeadJob['stages'] =>
  pipelines.flatMap(({ id, stages }) => stages.filter(({ kind }) => kind === 'OPEN').map(({ key }) => ({ pipelineId: id, stage: key })));

export const dryRunView = (job: LeadJob) => ({
  jobId: job.jobId,
  state: isDone(job) ? ('DONE' as const) : ('RUNNING' as const),
  done: job.place.part,
  total: partsOf(job),
  ...job.foreseen,
});
