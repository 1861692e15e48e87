import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { group } from '#platform/scope';
import type { membersContract } from '../contract.ts';
import { erasureAsked } from '../domain/erasure.ts';
import { editMember } from '../steps/edit.ts';
import { memberIdOf } from '../steps/own.ts';
import { accountsOf } from '../store.ts';

type Contract = typeof membersContract;

/**
 * A member asks to be forgotten. What they still have with us comes first: points that an open slip holds, money at a dealer's. Asking
 * again changes nothing.
 */
export const askErasure: Handler<Contract['POST /members/me/erasure']> = async (_, ctx) => {
  const memberId = memberIdOf(ctx.session);
  const accounts = await accountsOf(memberId);
  if (accounts.some(({ prepaidFen, storedFen }) => prepaidFen + storedFen > 0)) throw new Refusal('ERASURE_MONEY');
  return editMember(ctx, memberId, (before) => {
    if (before.pointsHeld > 0) throw new Refusal('ERASURE_POINTS_HELD');
    const erasure = before.erasure ?? erasureAsked(ctx.now);
    const audit = [{ scope: group, what: 'members.erasure-asked', targetId: memberId }];
    return { after: { ...before, erasure }, reply: { erasureDueAt: erasure.dueAt }, audit: before.erasure ? [] : audit };
  });
};

/** They have changed their mind, as long as nothing is gone. */
export const stopErasure: Handler<Contract['DELETE /members/me/erasure']> = async (_, ctx) => {
  const memberId = memberIdOf(ctx.session);
  return editMember(ctx, memberId, ({ erasure, ...after }) => {
    const audit = [{ scope: group, what: 'members.erasure-stopped', targetId: memberId }];
    return { after, reply: { memberId }, audit: erasure ? audit : [] };
  });
};
