import { type Day, dayOf } from '#kernel/instant';
import { type Member, memberRef } from '#members/queries';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { onceMore } from '#platform/once-more';
import { dealerIdOf, type Scope } from '#platform/scope';
import { get, load } from '#platform/table';
import { create, replace } from '#platform/writes';
import { customersIn } from '#segments/queries';
import { accountOf, contactFor } from '#wecom/queries';
import type { Campaign } from '../domain/campaign.ts';
import { isFree, isQuiet, nextNotice, PICKS_MAX, planned, type Wish } from '../domain/plan.ts';
import { planMade } from '../events.ts';
import { planRef, planRow, type StoredPlan, type StoredTouch, touchRef } from '../store.ts';
import { runningFor } from './running.ts';

export type Guide = { personId: string; scope: Scope };

/** Candidates are looked at in this many steps until the list is full: whether WeCom reaches them costs two trips each. */
const BESIDE = 5;

/**
 * A guide's plan of today: made when it is first asked for, and made anew but for what was sent when another campaign has begun or
 * ended since. Announced once there is somebody to write to; a list that is made at night, in the morning.
 */
export function planOf(ctx: Ctx, guide: Guide): Promise<{ plan: StoredPlan; campaigns: Campaign[] }> {
  const { action: _, ...unnamed } = ctx;
  return onceMore(async () => {
    const today = dayOf(ctx.now);
    const [campaigns, known] = [await runningFor(guide.scope, today), await get(planRef(guide.personId, today))];
    const considered = campaigns.map(({ campaignId }) => campaignId).sort();
    if (known && known.considered.join() === considered.join()) return { plan: known, campaigns };
    const kept = known?.picks.filter(({ campaignId }) => known.sent.some((one) => one.campaignId === campaignId)) ?? [];
    const picks = [...kept, ...(await fresh(guide, campaigns, today, PICKS_MAX - kept.length))];
    const who = { guideId: guide.personId, dealerId: dealerIdOf(guide.scope) };
    const noticeAt = picks.length > kept.length ? nextNotice(today, ctx.now) : undefined;
    const plan: StoredPlan = { ...who, day: today, picks, considered, sent: known?.sent ?? [], noticeAt, rev: known?.rev ?? 0 };
    const row = planRow(plan);
    const news = { ...who, day: today, customers: picks.length };
    const isNews = picks.length > 0 && (known?.picks.length ?? 0) === 0 && !isQuiet(ctx.now);
    const facts = isNews ? [planMade({ ...news, marginFen: picks.reduce((sum, { marginFen }) => sum + marginFen, 0) })] : [];
    await commit(unnamed, { writes: [known ? replace(row, known.rev) : create(row)], facts, reply: null });
    return { plan: { ...plan, rev: plan.rev + 1 }, campaigns };
  });
}

async function fresh({ personId }: Guide, campaigns: readonly Campaign[], today: Day, max: number): Promise<Wish[]> {
  const userId = campaigns.length === 0 || max <= 0 ? undefined : await accountOf(personId);
  if (userId === undefined) return [];
  const wishes: Wish[] = [];
  for (const { campaignId, marginFen, segmentScope, segmentId } of campaigns) {
    const memberIds = await customersIn({ scope: segmentScope, segmentId }, personId);
    const free = await writable(memberIds, personId);
    wishes.push(
      ...free
        .filter(({ touch }) => isFree(touch, campaignId, today))
        .map(({ member }) => ({ campaignId, marginFen, memberId: member.memberId })),
    );
  }
  const ranked = planned(wishes, wishes.length);
  const picks: Wish[] = [];
  for (let i = 0; i < ranked.length && picks.length < max; i += BESIDE) {
    const some = ranked.slice(i, i + BESIDE);
    const contacts = await Promise.all(some.map(({ memberId }) => contactFor(userId, memberId)));
    picks.push(...some.filter((_, at) => contacts[at] !== undefined));
  }
  return picks.slice(0, max);
}

/** The guide's own customers among these who agreed to be written to, each with when they were last. At most 100 members. */
export async function writable(
  memberIds: readonly string[],
  guideId: string,
): Promise<{ member: Member; touch: StoredTouch | undefined }[]> {
  const { members } = await load({ members: memberIds.map((memberId) => memberRef(memberId)) });
  const { touches } = await load({ touches: memberIds.map((memberId) => touchRef(memberId)) });
  return members.flatMap((member, i) =>
    member?.guide?.personId === guideId && member.consents.marketing?.given === true ? [{ member, touch: touches[i] }] : [],
  );
}
