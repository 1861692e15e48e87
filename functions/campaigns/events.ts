import type { Announcement, Fact } from '#platform/facts';
import { scopeOfDealer } from '#platform/scope';

/** A guide has customers to write to today. */
export type PlanMade = Fact<
  'campaigns.plan-made',
  { guideId: string; dealerId: string; day: string; customers: number; marginFen: number; reminder?: true }
>;
/** A guide's plan of a day is to be made, if it is not yet. */
export type PlanDue = Fact<'campaigns.plan-due', { guideId: string; day: string }>;

export const planMade = (data: PlanMade['data']): Announcement<string, PlanMade['data']> => ({
  type: 'campaigns.plan-made',
  scope: scopeOfDealer(data.dealerId),
  data,
});
