import type { couponsContract } from '#coupons/contract';
import { claimCode } from '#coupons/writes';
import { Refusal } from '#kernel/refusal';
import { memberRef } from '#members/queries';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Handler } from '#platform/http';
import { dealerScope, group, type Scope } from '#platform/scope';
import { actorOf } from '#platform/session';
import { load } from '#platform/table';
import { minutesToWait } from '../domain/tries.ts';
import { typedCode } from '../domain/typed-code.ts';
import { refuseWrong, sameTries } from '../steps/read-code.ts';
import { shownCoupon } from '../steps/shown.ts';
import { templateRef, triesRef, typedCodeRef } from '../store.ts';
import { memberIdOf } from './list-mine.ts';

type Route = (typeof couponsContract)['POST /coupons/code-claims'];

/**
 * A code of a batch becomes a member's coupon: the customer types it, or a guide does for a member. Wrong codes, another dealer's and
 * those that are gone get the same answer, and are counted.
 */
export const claimByCode: Handler<Route> = async ({ body }, ctx) => {
  const { memberId, triesIn, reach, isMember } = claimantOf(body.memberId, ctx);
  const typed = typedCode(body.code);
  const actor = actorOf(ctx.session);
  const { tries, pointer, member } = await load({
    tries: triesRef(triesIn, actor),
    pointer: typed === undefined ? undefined : typedCodeRef(group, typed),
    member: memberRef(memberId),
  });
  const minutes = minutesToWait(tries?.tries ?? [], ctx.now);
  if (minutes > 0) throw new Refusal('COUPON_TRIES', { minutes });
  const free = pointer && pointer.couponId === undefined && (reach === undefined || reach.includes(pointer.scope)) ? pointer : undefined;
  const { template } = await load({ template: free?.templateId === undefined ? undefined : templateRef(free.scope, free.templateId) });
  if (!template || typed === undefined) return refuseWrong(body.code, triesIn, tries, ctx);
  if (!member) throw new Refusal('MEMBER_NOT_FOUND');
  const { coupon, writes, facts } = claimCode(template, typed, { memberId, by: actor, cause: 'code' }, ctx);
  try {
    return await commit(ctx, { writes: [...writes, sameTries(triesIn, actor, tries)], facts, reply: shownCoupon(coupon, ctx.now) });
  } catch (error) {
    const capped = isMember && error instanceof Refusal && error.code === 'COUPON_CAP';
    throw capped ? new Refusal('COUPON_MINE_CAP', { name: template.name, cap: template.perMember }) : error;
  }
};

type Claimant = { memberId: string; triesIn: Scope; reach?: readonly Scope[]; isMember: boolean };

/** A customer may bring any code; a guide those of the group and of the own dealer, for the member that is named. */
function claimantOf(wanted: string | undefined, { session }: Ctx): Claimant {
  if (session.kind === 'customer') return { memberId: memberIdOf(session), triesIn: group, isMember: true };
  if (wanted === undefined) throw new Refusal('BAD_REQUEST', { field: 'memberId' });
  const own = dealerScope(session);
  return { memberId: wanted, triesIn: own, reach: [group, own], isMember: false };
}
