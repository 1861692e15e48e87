import { storeRef } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import type { Ctx } from '#platform/context';
import { env } from '#platform/env';
import { get } from '#platform/table';
import type { Write } from '#platform/writes';
import type { Message } from '../domain/message.ts';
import type { Offer, Push } from '../domain/push.ts';
import { newPush } from '../store.ts';

/** A message whose link leads to what it offers, and what lies behind the link. */
export async function tracked(ctx: Ctx, plain: Message, offer: Offer): Promise<{ message: Message; writes: Write[] }> {
  const { messageId, dealerId, personId: guideId, kind, memberId } = plain;
  const { session } = ctx;
  if (session.kind !== 'staff' || session.storeId === undefined) throw new Refusal('FORBIDDEN');
  const { storeId, name: guideName } = session;
  const store = await get(storeRef(storeId));
  const push: Push = {
    ...{ messageId, dealerId, storeId, storeName: store?.name ?? '', guideId, guideName, kind },
    ...offer,
    ...(memberId === undefined ? {} : { memberId }),
    madeAt: ctx.now,
  };
  const { subject, couponId, templateId, skuId } = offer;
  const about = {
    ...(couponId === undefined ? {} : { couponId }),
    ...(templateId === undefined ? {} : { templateId }),
    ...(skuId === undefined ? {} : { skuId }),
  };
  return { message: { ...plain, subject, ...about, link: linkTo(messageId) }, writes: newPush(push) };
}

/** The pages' own address: that of the routes, unless the pages have another. */
export function linkTo(messageId: string): string {
  const pages = env('SIGN_IN_ORIGINS', '').split(',')[0]?.trim();
  const origin = pages || new URL(env('PUBLIC_URL')).origin;
  return `${origin}/#/wecom/pages/offer/index?messageId=${messageId}`;
}
