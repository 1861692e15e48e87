import { skuRef } from '#catalogue/queries';
import { couponRefs, faceText, refuseUnusable, templateRefs } from '#coupons/queries';
import { Refusal } from '#kernel/refusal';
import type { Ctx } from '#platform/context';
import type { Scope } from '#platform/scope';
import { get, load } from '#platform/table';
import type { Message } from '../domain/message.ts';
import type { Offer } from '../domain/push.ts';
import { couponText, offerText, productText } from '../domain/wording.ts';

export type Asked = { kind: Message['kind'] } & Partial<Record<'couponId' | 'templateId' | 'skuId' | 'text', string | undefined>>;
type Content = Pick<Message, 'text'> & { offer?: Offer };

/** What the customer will read. Refuses MESSAGE_EMPTY, COUPON_UNFIT, TEMPLATE_UNFIT, SKU_UNKNOWN. */
export function contentOf(ctx: Ctx, scope: Scope, asked: Asked, memberId: string | undefined): Promise<Content> {
  switch (asked.kind) {
    case 'text':
      return Promise.resolve({ text: wanted(asked.text) });
    case 'coupon':
      return asked.templateId === undefined
        ? withCoupon(ctx, scope, wanted(asked.couponId), asked.text, memberId)
        : withTemplate(ctx, scope, asked.templateId, asked.text);
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
  const { name: subject, text: detail, expiresAt: endsAt } = coupon;
  return { text: couponText(said, coupon), offer: { subject, detail, couponId, endsAt } };
}

/** A coupon to claim: also for a customer who is no member yet. */
async function withTemplate(ctx: Ctx, scope: Scope, templateId: string, said: string | undefined): Promise<Content> {
  const { templates } = await load({ templates: templateRefs(scope, templateId) });
  const template = templates.find((found) => found !== undefined);
  const isForGuides = template?.issueOn.kind === 'hand' || template?.issueOn.kind === 'claim';
  if (!template || !isForGuides || template.state !== 'OPEN' || template.endsAt <= ctx.now) throw new Refusal('TEMPLATE_UNFIT');
  const { name: subject, face, goods, endsAt, scope: templateScope } = template;
  const detail = faceText(face, goods?.name);
  return { text: offerText(said, { name: subject, text: detail }), offer: { subject, detail, templateId, templateScope, endsAt } };
}

async function withProduct(skuId: string, said: string | undefined): Promise<Content> {
  const sku = await get(skuRef(skuId));
  if (sku?.status !== 'ON_SALE') throw new Refusal('SKU_UNKNOWN');
  const { name: subject, spec: detail, listFen: priceFen } = sku;
  return { text: productText(said, sku), offer: { subject, detail, skuId, priceFen } };
}
