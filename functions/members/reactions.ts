import { consumer } from '#platform/facts';
import { projectTimeline } from './projector.ts';

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

export const handler = consumer('members', Object.fromEntries(told.map((type) => [type, [projectTimeline]])));
