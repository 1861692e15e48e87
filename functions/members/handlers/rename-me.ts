import type { Handler } from '#platform/http';
import type { membersContract } from '../contract.ts';
import { editMember } from '../steps/edit.ts';
import { memberIdOf } from '../steps/own.ts';

/** The kept reply carries no name: it would outlive the erasure of a member's identity. */
export const renameMe: Handler<(typeof membersContract)['PATCH /members/me']> = async ({ body }, ctx) => {
  const memberId = memberIdOf(ctx.session);
  const reply = await editMember(ctx, memberId, (before) => ({ after: { ...before, name: body.name }, reply: { memberId } }));
  return { ...reply, name: body.name };
};
