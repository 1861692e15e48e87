import { storeRef } from '#identity/queries';
import { dayOf } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Handler } from '#platform/http';
import { onceMore } from '#platform/once-more';
import { getOrRefuse } from '#platform/table';
import { create, replace } from '#platform/writes';
import { accountOf, contactFor } from '#wecom/queries';
import { queueBatch, wordsOf } from '#wecom/writes';
import type { campaignsContract } from '../contract.ts';
import { eveningOf, isFree, isQuiet, touched } from '../domain/plan.ts';
import { planOf, writable } from '../steps/plan.ts';
import { planRow, touchRow } from '../store.ts';
import { guideOf } from './show-plan.ts';

type Send = Handler<(typeof campaignsContract)['POST /campaigns/plan/{campaignId}/sends']>;

/**
 * A guide confirms one part of today's list. Who objected, was written to meanwhile or is no contact any more is left out; the rows
 * of when members were written to let one message through, whoever sends it.
 */
export const sendPart: Send = ({ params: { campaignId }, body }, ctx) =>
  onceMore(async () => {
    if (isQuiet(ctx.now)) throw new Refusal('QUIET_HOURS');
    const guide = guideOf(ctx);
    const { plan, campaigns } = await planOf(ctx, guide);
    const campaign = campaigns.find((one) => one.campaignId === campaignId);
    if (!campaign) throw new Refusal('CAMPAIGN_UNKNOWN');
    if (plan.sent.some((one) => one.campaignId === campaignId)) throw new Refusal('PLAN_SENT');
    const { userId, store, name } = await sender(ctx);
    const asked = plan.picks.filter((pick) => pick.campaignId === campaignId && !body.without.some((id) => id === pick.memberId));
    const today = dayOf(ctx.now);
    const people = await reached(
      userId,
      guide.personId,
      asked.map(({ memberId }) => memberId),
      campaignId,
      today,
    );
    if (people.length === 0) throw new Refusal('NOBODY_LEFT');
    const content = await wordsOf(ctx, guide.scope, campaign);
    const { batchId, writes, facts } = queueBatch(ctx, {
      ...{ scope: guide.scope, campaignId, kind: campaign.kind, content, until: eveningOf(today) },
      ...{ guide: { personId: guide.personId, name, userId }, store },
      customers: people.map(({ memberId, externalUserId }) => ({ memberId, externalUserId })),
    });
    const touches = people.map(({ memberId, touch }) => {
      const row = touchRow(memberId, touched(touch, campaignId, batchId, today));
      return touch ? replace(row, touch.rev) : create(row);
    });
    const after = planRow({ ...plan, sent: [...plan.sent, { campaignId, batchId }] });
    const reply = { batchId, customers: people.length };
    return commit(ctx, { writes: [replace(after, plan.rev), ...writes, ...touches], facts, reply });
  });

async function sender({ session }: Ctx) {
  if (session.kind !== 'staff' || session.storeId === undefined) throw new Refusal('FORBIDDEN');
  const [userId, store] = await Promise.all([accountOf(session.personId), getOrRefuse(storeRef(session.storeId))]);
  if (userId === undefined) throw new Refusal('WECOM_UNBOUND');
  return { userId, store, name: session.name };
}

async function reached(userId: string, guideId: string, memberIds: readonly string[], campaignId: string, today: string) {
  const free = (await writable(memberIds, guideId)).filter(({ touch }) => isFree(touch, campaignId, today));
  const contacts = await Promise.all(free.map(({ member }) => contactFor(userId, member.memberId)));
  return free.flatMap(({ member: { memberId }, touch }, i) => {
    const externalUserId = contacts[i];
    return externalUserId === undefined ? [] : [{ memberId, touch, externalUserId }];
  });
}
