import type { couponsContract } from '#coupons/contract';
import { issueCoupon } from '#coupons/writes';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { group, scopeOfDealer } from '#platform/scope';
import type { Session } from '#platform/session';
import { load } from '#platform/table';
import { faceText } from '../domain/face-text.ts';
import type { Template } from '../domain/template.ts';
import { refuseOver } from '../steps/own-template.ts';
import { shownCoupon } from '../steps/shown.ts';
import { issuedRef, issuedToRef, templateRef } from '../store.ts';
import { memberIdOf } from './list-mine.ts';

type Contract = typeof couponsContract;
type Claimed = { template: Template; issued: number; mine: number };

/** What a claim link leads to: head office's template, or that of the dealer whom the link names. One read. */
async function claimed(templateId: string, dealerId: string | undefined, memberId: string | undefined): Promise<Claimed> {
  const scopes = dealerId === undefined ? [group] : [group, scopeOfDealer(dealerId)];
  const found = await load({
    templates: scopes.map((scope) => templateRef(scope, templateId)),
    issued: scopes.map((scope) => issuedRef(scope, templateId)),
    mine: memberId === undefined ? [] : scopes.map((scope) => issuedToRef(scope, templateId, memberId)),
  });
  const at = found.templates.findIndex((template) => template?.issueOn.kind === 'claim');
  const template = found.templates[at];
  if (!template) throw new Refusal('TEMPLATE_NOT_FOUND');
  return { template, issued: found.issued[at] ?? 0, mine: found.mine[at] ?? 0 };
}

const memberOf = (session: Session): string | undefined => (session.kind === 'customer' ? session.memberId : undefined);

export const showOffer: Handler<Contract['GET /coupons/claims/{templateId}']> = async ({ params, query }, { session, now }) => {
  const { template, issued, mine } = await claimed(params.templateId, query.dealerId, memberOf(session));
  const { templateId, name, face, goods, endsAt, validDays, perMember, quota, state } = template;
  const open = state === 'OPEN' && endsAt > now;
  return {
    templateId,
    name,
    text: faceText(face, goods?.name),
    endsAt,
    validDays,
    perMember,
    left: Math.max(0, quota - issued),
    open,
    mine,
  };
};

/** The customer takes one. Once all are gone nobody waits for a write; until then the counters decide, whoever comes at once. */
export const claimCoupon: Handler<Contract['POST /coupons/claims/{templateId}']> = async ({ params, body: { dealerId, guideId } }, ctx) => {
  const memberId = memberIdOf(ctx.session);
  const { template, issued, mine } = await claimed(params.templateId, dealerId, memberId);
  const { name, quota, perMember } = template;
  refuseOver(template, ctx);
  const capped = new Refusal('COUPON_MINE_CAP', { name, cap: perMember });
  if (mine >= perMember) throw capped;
  if (issued >= quota) throw new Refusal('COUPON_QUOTA', { name });
  const { coupon, writes, facts } = issueCoupon(template, { memberId, by: guideId ?? memberId, cause: 'claim' }, ctx);
  try {
    return await commit(ctx, { writes, facts, reply: shownCoupon(coupon, ctx.now) });
  } catch (error) {
    throw error instanceof Refusal && error.code === 'COUPON_CAP' ? capped : error;
  }
};
