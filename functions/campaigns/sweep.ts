import { dayOf, plusDays, startOfDay } from '#kernel/instant';
import { commit } from '#platform/commit';
import { type Ctx, systemContext } from '#platform/context';
import { group } from '#platform/scope';
import { get } from '#platform/table';
import { unlessMoved } from '#platform/unless-moved';
import { replace } from '#platform/writes';
import { guidesIn } from '#segments/queries';
import { runsOn } from './domain/campaign.ts';
import { isQuiet, morningOf, nextNotice } from './domain/plan.ts';
import { planMade } from './events.ts';
import { bookRef, planRow, plansDue, type StoredPlan, type Telling, tellingRow, tellingsDue } from './store.ts';

type Unnamed = Omit<Ctx, 'action'>;

/** 50 guides a step; what is left waits a minute. */
const STEPS_MAX = 100;

/** Each morning, for every running campaign: the guides who have customers in its segment get their day's list. In the afternoon they are reminded of what they have not sent. */
export const handler = async (): Promise<void> => {
  await noticeSome();
  for (let step = 0; step < STEPS_MAX; ) {
    const due = await tellingsDue(systemContext('campaigns.sweep', 'sweep').now);
    for (const telling of due) await tellSome(telling);
    step += Math.max(1, due.length);
    if (due.length === 0) return;
  }
};

async function noticeSome(): Promise<void> {
  const { action: _, ...ctx } = systemContext('campaigns.sweep', 'notice');
  for (const plan of await plansDue(ctx.now)) await unlessMoved(() => notice(plan, ctx));
}

/** In the morning of a list that was made at night; afterwards of what is left of it. */
async function notice(plan: StoredPlan, ctx: Unnamed): Promise<void> {
  const left = plan.picks.filter(({ campaignId }) => !plan.sent.some((one) => one.campaignId === campaignId));
  const { guideId, dealerId, day, noticeAt } = plan;
  const isFirst = noticeAt === morningOf(day);
  const isNews = left.length > 0 && day === dayOf(ctx.now) && !isQuiet(ctx.now);
  const marginFen = left.reduce((sum, pick) => sum + pick.marginFen, 0);
  const news = { guideId, dealerId, day, customers: left.length, marginFen };
  const facts = isNews ? [planMade(isFirst ? news : { ...news, reminder: true })] : [];
  await commit(ctx, { writes: [replace(planRow({ ...plan, noticeAt: nextNotice(day, ctx.now) }), plan.rev)], facts, reply: null });
}

async function tellSome(telling: Telling): Promise<void> {
  const { action: _, ...ctx } = systemContext('campaigns.sweep', telling.campaignId);
  const { scope, campaignId } = telling;
  const today = dayOf(ctx.now);
  const campaign = (await get(bookRef(scope)))?.campaigns.find((one) => one.campaignId === campaignId);
  const runs = campaign !== undefined && runsOn(campaign, today);
  const page = runs ? await guidesIn({ scope: campaign.segmentScope, segmentId: campaign.segmentId }, telling.cursor) : { items: [] };
  const facts = page.items.map((guideId) => ({ type: 'campaigns.plan-due', scope: group, data: { guideId, day: today } }));
  const tomorrow = dayOf(plusDays(startOfDay(today), 1));
  const goesOn = campaign?.state === 'RUNNING' && campaign.toDay >= tomorrow;
  const next =
    'cursor' in page && page.cursor !== undefined ? { dueAt: ctx.now, cursor: page.cursor } : goesOn ? { dueAt: morningOf(tomorrow) } : {};
  const writes = [replace(tellingRow({ scope, campaignId, ...next, rev: telling.rev }), telling.rev)];
  await unlessMoved(() => commit(ctx, { writes, facts, reply: null }));
}
