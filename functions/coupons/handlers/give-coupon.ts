import type { couponsContract } from '#coupons/contract';
import { issueCoupon } from '#coupons/writes';
import { Refusal } from '#kernel/refusal';
import { memberRef } from '#members/queries';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { actorOf } from '#platform/session';
import { load } from '#platform/table';
import { shownCoupon } from '../steps/shown.ts';
import { templateRefs } from '../store.ts';

type Route = (typeof couponsContract)['POST /coupons/templates/{templateId}/issues'];

/** A guide gives a member a coupon of the group or of the own dealer. */
export const giveCoupon: Handler<Route> = async ({ params: { templateId }, body: { memberId } }, ctx) => {
  const own = dealerScope(ctx.session);
  const { templates, member } = await load({ templates: templateRefs(own, templateId), member: memberRef(memberId) });
  const template = templates.find((found) => found !== undefined);
  if (!template) throw new Refusal('TEMPLATE_NOT_FOUND');
  if (!member) throw new Refusal('MEMBER_NOT_FOUND');
  const { name, scope, issueOn } = template;
  if (issueOn.kind !== 'hand') throw new Refusal('TEMPLATE_NOT_BY_HAND', { name });
  const { coupon, writes, facts } = issueCoupon(template, { memberId, by: actorOf(ctx.session), cause: 'hand' }, ctx);
  const audit = { scope, what: 'coupons.issued', targetId: coupon.couponId, after: { templateId, memberId } };
  return commit(ctx, { writes, facts, audit: [audit], reply: shownCoupon(coupon, ctx.now) });
};
