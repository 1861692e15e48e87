import { phoneNumberBehind } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import { repeated } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { type Handler, tokenHash } from '#platform/http';
import { onceMore } from '#platform/once-more';
import type { CustomerSession } from '#platform/session';
import { mobile as mobileShape } from '#platform/shapes';
import { getOrRefuse } from '#platform/table';
import type { membersContract } from '../contract.ts';
import { type Joined, joinAs } from '../steps/join-as.ts';
import { ownViewOf } from '../steps/views.ts';
import { memberRef } from '../store.ts';

/** The codes by which WeChat says that a phone code is used up or not one (40029, and 40013 for another app's). */
const CODE_ERRORS = [40029, 40013];

/** A guest becomes the member of their number: a new one, or the one a guide enrolled before. The session goes on as the member's. */
export const join: Handler<(typeof membersContract)['POST /members/join']> = async ({ body, headers }, ctx) => {
  const { session } = ctx;
  if (session.kind !== 'customer') throw new Refusal('FORBIDDEN');
  if (session.memberId !== undefined) return joinedBefore(ctx, session, session.memberId);
  const mobile = await mobileBehind(body.phoneCode);
  const hash = tokenHash((headers.authorization ?? '').replace(/^Bearer /, ''));
  const { created, memberId } = await onceMore(() => joinAs(ctx, { session, hash, mobile, ...body }), ['CHANGED', 'PHONE_TAKEN']);
  return { created, member: ownViewOf(await getOrRefuse(memberRef(memberId))) };
};

/** The phone code was used up the first time, so a repetition must not ask WeChat again. */
async function joinedBefore(ctx: Ctx, { memberId: _, ...guest }: CustomerSession, memberId: string) {
  const earlier = await repeated<Joined>({ ...ctx, session: guest });
  return { created: earlier?.reply.created ?? false, member: ownViewOf(await getOrRefuse(memberRef(memberId))) };
}

async function mobileBehind(phoneCode: string): Promise<string> {
  const answer = await phoneNumberBehind(phoneCode);
  if (!answer.ok) throw new Refusal(CODE_ERRORS.includes(answer.failure.code) ? 'PHONE_CODE_REFUSED' : 'WECHAT_UNREACHABLE');
  const { phone, countryCode } = answer.value;
  if (countryCode !== '86' || !mobileShape.safeParse(phone).success) throw new Refusal('MOBILE_FOREIGN');
  return phone;
}
