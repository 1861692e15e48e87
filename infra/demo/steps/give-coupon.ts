import { handler as coupons } from '#coupons/routes';
import { type Instant, plusSeconds, startOfDay } from '#kernel/instant';
import { ask } from '../ask.ts';
import type { DemoStore } from '../organisation.ts';
import type { Shop } from '../shop.ts';
import type { DemoSlip } from '../slips.ts';

/** The coupon that a guide gives while the customer looks round; the slip's own plan says whether and which. */
export async function giveCoupon(shop: Shop, { key, store, guide, coupon, at }: DemoSlip, memberId: string): Promise<string[]> {
  const place = shop.organisation.stores[store];
  if (coupon === undefined || !place) return [];
  return [await couponFor(shop, { place, guide, which: coupon, memberId, key: `${key}:coupon`, at: plusSeconds(at, -1200) })];
}

type Gift = { place: DemoStore; guide: number; which: number; memberId: string; key: string; at: Instant };

/** Gives a member one of the coupons that guides of this dealer may give; the coupon's id. */
export async function couponFor(shop: Shop, { place, guide, which, memberId, key, at }: Gift): Promise<string> {
  const templateIds = await templatesByHand(shop, place);
  const templateId = templateIds[which % templateIds.length] ?? '';
  const token = shop.token(place.guides[guide]?.userId ?? '');
  const asked = { token, key, params: { templateId }, body: { memberId } };
  const { couponId } = await ask(coupons, 'POST /coupons/templates/{templateId}/issues', asked, at);
  return String(couponId);
}

type Template = { templateId: string; name: string; issueOn: { kind: string } };

async function templatesByHand(shop: Shop, { dealer }: DemoStore): Promise<string[]> {
  const { userId } = dealer.admin;
  const known = shop.templates.get(userId);
  if (known) return known;
  const asked = { token: shop.token(userId), key: 'demo:templates' };
  const { items }: { items: Template[] } = await ask(coupons, 'GET /coupons/templates', asked, startOfDay(shop.day));
  const found = items.filter(({ issueOn }) => issueOn.kind === 'hand');
  const ids = found.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ templateId }) => templateId);
  shop.templates.set(userId, ids);
  return ids;
}
