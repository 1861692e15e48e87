import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { ownerScope } from '#platform/scope';
import { get, load } from '#platform/table';
import { replace } from '#platform/writes';
import { segmentsOf } from '#segments/queries';
import { campaignFunnelRef } from '#wecom/queries';
import type { campaignsContract } from '../contract.ts';
import { campaignView } from '../steps/views.ts';
import { bookRef, bookRow } from '../store.ts';

type Contract = typeof campaignsContract;

export const listCampaigns: Handler<Contract['GET /campaigns']> = async (_, ctx) => {
  const scope = ownerScope(ctx.session);
  const campaigns = [...((await get(bookRef(scope)))?.campaigns ?? [])].reverse();
  const { funnels } = await load({ funnels: campaigns.map(({ campaignId }) => campaignFunnelRef(campaignId)) });
  const segments = await segmentsOf(scope);
  const nameOf = (id: string): string => segments.find(({ segmentId }) => segmentId === id)?.name ?? '';
  return { items: campaigns.map((one, i) => campaignView(one, { segmentName: nameOf(one.segmentId), funnel: funnels[i] })) };
};

/** What was sent stays sent; tomorrow's lists do without it, and today's that nobody confirmed yet. */
export const endCampaign: Handler<Contract['POST /campaigns/{campaignId}/end']> = async ({ params: { campaignId } }, ctx) => {
  const scope = ownerScope(ctx.session);
  const book = await get(bookRef(scope));
  const campaign = book?.campaigns.find((one) => one.campaignId === campaignId);
  if (!book || !campaign) throw new Refusal('CAMPAIGN_UNKNOWN');
  const state = 'ENDED' as const;
  const after = book.campaigns.map((one) => (one === campaign ? { ...one, state } : one));
  return commit(ctx, {
    writes: [replace(bookRow(scope, after), book.rev)],
    audit: [{ scope, what: 'campaigns.campaign-ended', targetId: campaignId }],
    reply: { campaignId, state },
  });
};
