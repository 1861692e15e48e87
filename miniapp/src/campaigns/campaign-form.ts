import type { RequestOf } from '../api/routes.ts';
import { parseMoney } from '../ui/format-money.ts';

export type CampaignBody = RequestOf<'POST /campaigns'>['body'];
export type Kind = CampaignBody['kind'];
export type CampaignForm = {
  name: string;
  segmentId: string;
  kind: Kind;
  /** The coupon's template or the product, by kind, with its name. */
  offer: { id: string; name: string } | undefined;
  text: string;
  fromDay: string;
  toDay: string;
  margin: string;
};
export type Missing = 'name' | 'segment' | 'what' | 'text' | 'days' | 'margin';

/** A week from today, a coupon: what most people want. */
export const emptyCampaign = (today: string, inAWeek: string): CampaignForm => ({
  name: '',
  segmentId: '',
  kind: 'coupon',
  offer: undefined,
  text: '',
  fromDay: today,
  toDay: inAWeek,
  margin: '',
});

/** The campaign, or what is still missing of it. */
export function campaignOf({ name, segmentId, kind, offer, text, fromDay, toDay, margin }: CampaignForm): CampaignBody | Missing {
  if (name.trim() === '') return 'name';
  if (segmentId === '') return 'segment';
  if (kind !== 'text' && offer === undefined) return 'what';
  if (kind === 'text' && text.trim() === '') return 'text';
  if (fromDay === '' || toDay === '' || toDay < fromDay) return 'days';
  const marginFen = margin.trim() === '' ? undefined : parseMoney(margin);
  if (marginFen === undefined) return 'margin';
  const what = kind === 'coupon' ? { templateId: offer?.id } : kind === 'product' ? { skuId: offer?.id } : {};
  const said = text.trim() === '' ? {} : { text: text.trim() };
  return { name: name.trim(), segmentId, kind, ...what, ...said, fromDay, toDay, marginFen };
}
