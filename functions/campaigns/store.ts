import { type Day, epochMs, type Instant, plusDays, startOfDay } from '#kernel/instant';
import { group, type Scope } from '#platform/scope';
import { due, dueRows } from '#platform/sweep';
import type { Ref, Row } from '#platform/table';
import type { Campaign } from './domain/campaign.ts';
import type { Plan, Touch } from './domain/plan.ts';

const revOf = ({ rev }: Row): number => rev ?? 1;

// An owner's campaigns: one row, because whoever plans needs all of them.

export type CampaignBook = { campaigns: readonly Campaign[]; rev: number };
export const bookRef = (scope: Scope): Ref<CampaignBook> => ({
  key: { pk: `${scope}#CAMPAIGNS`, sk: 'BOOK' },
  read: (row) => ({ campaigns: row.campaigns as Campaign[], rev: revOf(row) }),
});
export const bookRow = (scope: Scope, campaigns: readonly Campaign[]): Row => ({ ...bookRef(scope).key, v: 1, campaigns });

// A guide's plan of one day, and how far it is. Kept a month.

export type StoredPlan = Plan & {
  /** Campaigns that were looked at: another one makes the rest of the plan anew. */
  considered: readonly string[];
  /** Campaigns that were sent, each with its batch. */
  sent: readonly { campaignId: string; batchId: string }[];
  /** When the guide next hears of it. */
  noticeAt?: Instant | undefined;
  guideId: string;
  dealerId: string;
  rev: number;
};
const readPlan = (row: Row): StoredPlan => ({ ...(row.plan as Omit<StoredPlan, 'rev'>), rev: revOf(row) });
export const planRef = (guideId: string, day: Day): Ref<StoredPlan> => ({
  key: { pk: `${group}#CAMPAIGNPLAN#${guideId}`, sk: day },
  read: readPlan,
});
export const PLAN_DUE = 'campaign-plan';
export function planRow({ rev: _, ...plan }: StoredPlan): Row {
  const { guideId, day, noticeAt } = plan;
  const when = noticeAt === undefined ? {} : due(PLAN_DUE, guideId, noticeAt);
  return { ...planRef(guideId, day).key, ...when, v: 1, plan, ttl: Math.floor(epochMs(plusDays(startOfDay(day), 31)) / 1000) };
}
export const plansDue = (now: Instant): Promise<StoredPlan[]> => dueRows(PLAN_DUE, now, readPlan);

// When members were last written to: whoever writes next moves this row, so that of two only one does.

export type StoredTouch = Touch & { rev: number };
export const touchRef = (memberId: string): Ref<StoredTouch> => ({
  key: { pk: `${group}#TOUCH#${memberId}`, sk: 'TOUCH' },
  read: (row) => ({ ...(row.touch as Touch), rev: revOf(row) }),
});
export const touchRow = (memberId: string, touch: Touch): Row => ({
  ...touchRef(memberId).key,
  v: 1,
  touch,
});

// Each running campaign is due every morning, until all guides who have customers for it were told.

export type Telling = { scope: Scope; campaignId: string; dueAt?: Instant; cursor?: string; rev: number };
export const TELLING_DUE = 'campaign-telling';
const readTelling = (row: Row): Telling => ({ ...(row.telling as Omit<Telling, 'rev'>), rev: revOf(row) });
export function tellingRow({ rev: _, ...telling }: Telling): Row {
  const { scope, campaignId, dueAt } = telling;
  const when = dueAt === undefined ? {} : due(TELLING_DUE, campaignId, dueAt);
  return { pk: `${scope}#CAMPAIGNTELLING#${campaignId}`, sk: 'TELLING', ...when, v: 1, telling };
}
export const tellingsDue = (now: Instant): Promise<Telling[]> => dueRows(TELLING_DUE, now, readTelling);
