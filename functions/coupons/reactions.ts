import { Refusal } from '#kernel/refusal';
import type { SlipPaid } from '#orders/events';
import { commit } from '#platform/commit';
import { type Ctx, systemContext } from '#platform/context';
import { consumer } from '#platform/facts';
import { group } from '#platform/scope';
import { get, load } from '#platform/table';
import type { Template } from './domain/template.ts';
import { couponRedeemed, type JobAdvanced } from './events.ts';
import { followMember } from './projector.ts';
import { takeTurn } from './steps/take-turn.ts';
import { couponRefs, jobRef, purchaseTemplates } from './store.ts';
import { issueCoupon } from './writes.ts';

/** A paid slip brings its member the coupons that are issued on purchase: one of each kind whose least amount it reached. */
export async function issueOnPurchase(fact: SlipPaid): Promise<void> {
  const { memberId, netFen } = fact.data;
  if (memberId === undefined) return;
  const lists = await Promise.all([group, fact.scope].map(purchaseTemplates));
  for (const template of lists.flat()) {
    const { issueOn } = template;
    if (issueOn.kind === 'purchase' && issueOn.minNetFen <= netFen) await issueOne(template, memberId, fact);
  }
}

/** Each kind under an action key of its own, so that one that is used up does not take the others with it. */
async function issueOne(template: Template, memberId: string, fact: SlipPaid): Promise<void> {
  const ctx = systemContext(`coupons.issue.${template.templateId}`, fact.id);
  try {
    const { writes, facts } = issueCoupon(template, { memberId, by: 'coupons', cause: fact.id }, ctx);
    await commit(ctx, { writes, facts, reply: undefined });
  } catch (error) {
    const isOver = error instanceof Refusal && ['COUPON_QUOTA', 'COUPON_CAP', 'TEMPLATE_CLOSED'].includes(error.code);
    if (!isOver) throw error;
  }
}

/** The slip's own transaction used its coupons; here it is said aloud, under the coupons' own scopes. */
export async function announceUse(fact: SlipPaid, ctx: Ctx): Promise<void> {
  const { slipId, storeId, couponIds } = fact.data;
  if (couponIds.length === 0) return;
  const { found } = await load({ found: couponIds.flatMap((couponId) => couponRefs(fact.scope, couponId)) });
  const facts = found.flatMap((coupon) => (coupon ? [couponRedeemed(coupon, { slipId, storeId, by: fact.actor })] : []));
  await commit(ctx, { writes: [], facts, reply: undefined });
}

/** A job's next turn. One that was taken already, or of a job that has ended, is nobody's. */
export async function advanceJob({ scope, data }: JobAdvanced, ctx: Ctx): Promise<void> {
  const job = await get(jobRef(scope, data.jobId));
  if (job?.state === 'RUNNING' && job.turn === data.turn) await takeTurn(job, ctx);
}

export const handler = consumer('coupons', {
  'orders.slip-paid': [issueOnPurchase, announceUse, followMember],
  'members.member-erased': [followMember],
  'members.member-joined': [followMember],
  'members.tags-changed': [followMember],
  'members.guide-assigned': [followMember],
  'coupons.job-advanced': [advanceJob],
});
