import type { Handler } from '#platform/http';
import { group } from '#platform/scope';
import type { membersContract } from '../contract.ts';
import { editMember as edit } from '../steps/edit.ts';

/** The kept reply carries neither name nor remark: it would outlive the erasure of a member's identity. */
export const editMember: Handler<(typeof membersContract)['PATCH /members/{memberId}']> = async ({ params: { memberId }, body }, ctx) => {
  const named = body.name === undefined ? {} : { name: body.name };
  const remarked = body.remark === undefined ? {} : { remark: body.remark };
  const reply = await edit(ctx, memberId, (before) => ({
    after: { ...before, ...named, ...remarked },
    audit: [{ scope: group, what: 'members.member-edited', targetId: memberId }],
    reply: { memberId },
  }));
  return { ...reply, ...named, ...remarked };
};
