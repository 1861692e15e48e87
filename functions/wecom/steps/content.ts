import { skuRef } from '#catalogue/queries';
import { couponRefs, refuseUnusable } from '#coupons/queries';
import { Refusal } from '#kernel/refusal';
import type { Ctx } from '#platform/context';
import type { Scope } from '#platform/scope';
import { get, load } from '#platform/table';
import type { Message } from '../domain/message.ts';
import { couponText, productText } from '../domain/wording.ts';

type Asked = { kind: Message['kind']; couponId?: string | undefined; skuId?: string | undefined; text?: string | undefined };
type Content = Pick<Message, 'text' | 'couponId' | 'skuId' | 'subject'>;

/** What the customer will read. Refuses MESSAGE_EMPTY, COUPON_UNFIT, SKU_UNKNOWN. */
export function contentOf(ctx: Ctx, scope: Scope, asked: Asked, memberId: string | undefined): Promise<Content> {
  switch (asked.kind) {
    case 'text':
      return Promise.resolve({ text: wanted(asked.text) });
    case 'coupon':
      return withCoupon(ctx, scope, wanted(asked.couponId), asked.text, memberId);
    case 'product':
      return withProduct(wanted(asked.skuId), asked.text);
    default:
      return asked.kind satisfies never;
  }
}

function wanted(value: string | undefined): string {
  if (value === undefined) throw new Refusal('MESSAGE_EMPTY');
  return value;
}

async function withCoupon(
  ctx: Ctx,
  scope: Scope,
  couponId: string,
  said: string | undefined,
  memberId: string | undefined,
): Promise<Content> {
  const { coupons } = await load({ coupons: couponRefs(scope, couponId) });
  const coupon = coupons.find((found) => found !== undefined);
  if (!coupon || memberId === undefined) throw new Refusal('COUPON_UNFIT');
  try {
    refuseUnusable(coupon, memberId, ctx.now);
  } catch (error) {
    throw error instanceof Refusal ? new Refusal('COUPON_UNFIT') : error;
  }
  return { text: couponText(said, coupon), couponId, subject: coupon.name };
}

async function withProduct(skuId: string, said: string | undefined): Promise<Content> {
  const sku = await get(skuRef(skuId));
  if (sku?.status !== 'ON_SALE') throw new Refusal('SKU_UNKNOWN');
  return { text: productText(said, sku), skuId, subject: sku.name };
}
