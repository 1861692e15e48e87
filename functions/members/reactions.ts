import type { MemberSettled } from '#orders/events';
import { unnamed } from '#platform/context';
import { consumer, type Reaction } from '#platform/facts';
import type { MemberErased } from './events.ts';
import { projectTimeline } from './projector.ts';
import { clearMember, eraseMember } from './steps/erase.ts';

/** What stands in a member's timeline. A type that nobody announces yet costs nothing; each must also stand in the bus's rule. */
const told = [
  'orders.goods-returned',
  'orders.slip-opened',
  'orders.slip-paid',
  'orders.slip-cancelled',
  'orders.slip-expired',
  'coupons.coupon-issued',
  'coupons.coupon-redeemed',
  'coupons.coupon-returned',
  'leads.lead-reported',
  'leads.lead-claimed',
  'leads.lead-followed-up',
  'leads.lead-stage-moved',
  'leads.lead-won',
  'leads.lead-lost',
  'quotes.card-shared',
  'quotes.card-opened',
  'quotes.card-accepted',
  'wecom.push-sent',
  'wecom.push-opened',
  'wecom.push-claimed',
] as const;

const forget: Reaction<MemberSettled> = ({ data }, ctx) => eraseMember(unnamed(ctx), data.memberId);
const clear: Reaction<MemberErased> = ({ data }, ctx) => clearMember(unnamed(ctx), data.memberId);

export const handler = consumer('members', {
  ...Object.fromEntries(told.map((type) => [type, [projectTimeline]])),
  'orders.member-settled': [forget],
  'members.member-erased': [clear],
});
