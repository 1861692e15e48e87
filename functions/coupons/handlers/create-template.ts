import { skuRef } from '#catalogue/queries';
import type { couponsContract } from '#coupons/contract';
import { epochMs, instantOf } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Handler, Req } from '#platform/http';
import { dealerScope, group } from '#platform/scope';
import { principalOf } from '#platform/session';
import { load } from '#platform/table';
import { create } from '#platform/writes';
import { giftGoods } from '#pricing/domain/quote-gift';
import type { Template } from '../domain/template.ts';
import { shownTemplate } from '../steps/shown.ts';
import { templateRow } from '../store.ts';

type Route = (typeof couponsContract)['POST /coupons/templates'];

export const createTemplate: Handler<Route> = async ({ body }, ctx) => {
  const scope = scopeFor(body.reach, ctx);
  const { goods } = await load({ goods: 'skuId' in body.face ? [skuRef(body.face.skuId)] : noGoods });
  const [sku] = goods;
  if ('skuId' in body.face && !sku) throw new Refusal('GIFT_UNKNOWN');
  const { reach: _, endsAt, ...asked } = body;
  const template: Template = {
    ...asked,
    scope,
    templateId: ctx.newId('couponTemplate'),
    ...(sku ? { goods: giftGoods(sku) } : {}),
    endsAt: instantOf(epochMs(endsAt)),
    state: 'OPEN',
    createdAt: ctx.now,
    rev: 1,
  };
  const { templateId, quota, perMember } = template;
  const audit = { scope, what: 'coupons.template-created', targetId: templateId, after: { kind: template.face.kind, quota, perMember } };
  return commit(ctx, { writes: [create(templateRow(template))], audit: [audit], reply: shownTemplate(template, 0) });
};

const noGoods: ReturnType<typeof skuRef>[] = [];

/** Group coupons cost head office, a dealer's the dealer: each makes the own kind. */
function scopeFor(reach: Req<Route>['body']['reach'], ctx: Ctx) {
  const isHq = principalOf(ctx.session) === 'hq';
  if (isHq !== (reach === 'group')) throw new Refusal('FORBIDDEN');
  return isHq ? group : dealerScope(ctx.session);
}
