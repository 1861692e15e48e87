import type { Funnel } from '#wecom/queries';
import type { Campaign } from '../domain/campaign.ts';

const none: Funnel = { sent: 0, opened: 0, claimed: 0, redeemed: 0, slips: 0, netFen: 0, marginFen: 0, commissionFen: 0 };

export function campaignView(campaign: Campaign, about: { segmentName: string; funnel: Funnel | undefined }) {
  const { scope, campaignId, name, segmentId, kind, subject, text, fromDay, toDay, marginFen, state, madeAt } = campaign;
  const reach = scope === 'G' ? ('group' as const) : ('dealer' as const);
  const { segmentName, funnel = none } = about;
  return { campaignId, reach, name, segmentId, segmentName, kind, subject, text, fromDay, toDay, marginFen, state, madeAt, funnel };
}
