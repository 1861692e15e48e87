import { templateRef } from '#coupons/queries';
import { issueCoupon } from '#coupons/writes';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { load } from '#platform/table';
import type { wecomContract } from '../contract.ts';
import type { Push } from '../domain/push.ts';
import { type PushClaimed, pushNews } from '../events.ts';
import { pushBehind } from '../steps/push-behind.ts';
import { pushView } from '../steps/push-view.ts';
import { cameBy, claimedAt } from '../store.ts';

type Claim = Handler<(typeof wecomContract)['POST /wecom/pushes/{messageId}/claims']>;

/** One message brings one coupon, to the member it was for; asking again shows the same one. */
export const claimPush: Claim = async ({ params: { messageId } }, ctx) => {
  const memberId = ctx.session.kind === 'customer' ? ctx.session.memberId : undefined;
  if (memberId === undefined) throw new Refusal('NOT_FOUND');
  const { push, trail } = await pushBehind(messageId, memberId);
  const now = { ...pushView(push, trail, memberId), messageId };
  if (now.coupon === 'YOURS') return now;
  if (now.coupon !== 'TO_CLAIM') throw new Refusal('PUSH_NOT_YOURS');
  const template = await offered(push);
  try {
    const { coupon, writes, facts } = issueCoupon(template, { memberId, by: push.guideId, cause: push.messageId }, ctx);
    const { couponId } = coupon;
    const claim = { couponId, claimedBy: memberId };
    const news = pushNews<PushClaimed>('wecom.push-claimed', push, { memberId, couponId });
    const trailed = [claimedAt(push, claim, ctx.now), cameBy(couponId, push.messageId)];
    const reply = { ...pushView(push, claim, memberId), messageId };
    return await commit(ctx, { writes: [...writes, ...trailed], facts: [...facts, news], reply });
  } catch (error) {
    throw error instanceof Refusal ? (OVER[error.code] ?? error) : error;
  }
};

async function offered({ templateId, templateScope }: Push) {
  const asked = templateId === undefined || templateScope === undefined ? undefined : templateRef(templateScope, templateId);
  const { template } = await load({ template: asked });
  if (!template) throw new Refusal('PUSH_OVER');
  return template;
}

const over = new Refusal('PUSH_OVER');
const OVER: Readonly<Record<string, Refusal>> = {
  TEMPLATE_CLOSED: over,
  COUPON_QUOTA: over,
  COUPON_CAP: over,
  CHANGED: new Refusal('PUSH_NOT_YOURS'),
};
