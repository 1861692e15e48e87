import { dayOf } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { memberRef } from '#members/queries';
import type { Ctx } from '#platform/context';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { load } from '#platform/table';
import { batchRef } from '#wecom/queries';
import { wordsOf } from '#wecom/writes';
import type { campaignsContract } from '../contract.ts';
import type { Campaign } from '../domain/campaign.ts';
import { isQuiet } from '../domain/plan.ts';
import { type Guide, planOf } from '../steps/plan.ts';

type Contract = typeof campaignsContract;

export function guideOf({ session }: Ctx): Guide {
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  return { personId: session.personId, scope: dealerScope(session) };
}

/** Today's customers with what they will read; of those that were sent, what has become of it. */
export const showPlan: Handler<Contract['GET /campaigns/plan']> = async (_, ctx) => {
  const guide = guideOf(ctx);
  const { plan, campaigns } = await planOf(ctx, guide);
  const { members } = await load({ members: plan.picks.map(({ memberId }) => memberRef(memberId)) });
  const { batches } = await load({ batches: plan.sent.map(({ batchId }) => batchRef(batchId)) });
  const shown = campaigns.filter(({ campaignId }) => plan.picks.some((pick) => pick.campaignId === campaignId));
  const words = await Promise.all(shown.map((campaign) => wordsNow(ctx, guide, campaign)));
  const stateOf = (campaignId: string, memberId: string) =>
    batches.find((batch) => batch?.campaignId === campaignId)?.recipients.find((one) => one.memberId === memberId)?.state;
  const parts = shown.map(({ campaignId, name, kind, subject }, i) => {
    const own = plan.picks.flatMap((pick, at) => (pick.campaignId === campaignId ? [{ pick, member: members[at] }] : []));
    const picks = own.flatMap(({ member, pick: { memberId } }) => {
      const state = stateOf(campaignId, memberId);
      return member ? [{ memberId, name: member.name, mobileMasked: member.mobileMasked, ...(state ? { state } : {}) }] : [];
    });
    const marginFen = own.reduce((sum, { pick }) => sum + pick.marginFen, 0);
    const sent = plan.sent.some((one) => one.campaignId === campaignId);
    return { campaignId, name, kind, subject, words: words[i] ?? '', marginFen, sent, picks };
  });
  return { day: dayOf(ctx.now), quiet: isQuiet(ctx.now), parts };
};

/** A coupon may have been closed since: then there is nothing to read, and sending says why. */
async function wordsNow(ctx: Ctx, { scope }: Guide, campaign: Campaign): Promise<string> {
  try {
    return (await wordsOf(ctx, scope, campaign)).text;
  } catch (error) {
    if (error instanceof Refusal) return '';
    throw error;
  }
}
