import { storesOfDealer } from '#identity/queries';
import type { Ctx } from '#platform/context';
import { dealerIdOf } from '#platform/scope';
import type { LeadConfig } from './config.ts';
import { nothingForeseen } from './foresight.ts';
import { type JobWork, type LeadJob, openStages } from './job.ts';
import type { Layer } from './rules.ts';

/** Work over the open leads of one store, or of all that a dealer has. */
export async function newJob({ scope, storeId }: Layer, work: JobWork, config: LeadConfig, ctx: Ctx): Promise<LeadJob> {
  const stores = storeId === undefined ? (await storesOfDealer(scope)).map((store) => store.storeId) : [storeId];
  return {
    jobId: ctx.newId('job'),
    rev: 1,
    dealerId: dealerIdOf(scope),
    work,
    stores,
    stages: openStages(config),
    place: { part: 0 },
    step: 0,
    leads: 0,
    foreseen: nothingForeseen,
  };
}
