import { epochMs, type Instant, instantOf, plusDays } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Coupon } from './coupon.ts';
import { faceText } from './face-text.ts';
import { promotionOf } from './promotion-of.ts';
import type { Template } from './template.ts';

/** Who gets it, who gave it (a person or a context) and why: 'hand', or the id of the fact that caused it. */
export type Issue = { memberId: string; by: string; cause: string };

/** Enough for one more weekend. */
const REMIND_DAYS = 3;

/** Refuses TEMPLATE_CLOSED {name} where the template is closed or past its end. */
export function issued(template: Template, issue: Issue, made: { couponId: string; typedCode: string; now: Instant }): Coupon {
  const { scope, templateId, name, face, endsAt, goods } = template;
  if (template.state === 'CLOSED' || epochMs(endsAt) <= epochMs(made.now)) throw new Refusal('TEMPLATE_CLOSED', { name });
  const expiresAt = instantOf(Math.min(epochMs(plusDays(made.now, template.validDays)), epochMs(endsAt)));
  const remindAt = plusDays(expiresAt, -REMIND_DAYS);
  return {
    scope,
    couponId: made.couponId,
    templateId,
    name,
    text: faceText(face, goods?.name),
    kind: face.kind,
    memberId: issue.memberId,
    state: 'AVAILABLE',
    typedCode: made.typedCode,
    issuedAt: made.now,
    expiresAt,
    ...(remindAt > made.now ? { remindAt } : {}),
    promotion: promotionOf(template, made.couponId),
    ...(goods ? { goods } : {}),
    rev: 1,
  };
}
