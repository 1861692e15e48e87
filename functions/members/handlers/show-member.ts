import { wechatAppId } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { load } from '#platform/table';
import type { membersContract } from '../contract.ts';
import { profileOf } from '../steps/views.ts';
import { memberRef, wechatOfMemberRef } from '../store.ts';

export const showMember: Handler<(typeof membersContract)['GET /members/{memberId}']> = async ({ params: { memberId } }) => {
  const { member, wechat } = await load({ member: memberRef(memberId), wechat: wechatOfMemberRef(memberId, await wechatAppId()) });
  if (!member) throw new Refusal('NOT_FOUND');
  return { member: profileOf(member, wechat !== undefined) };
};
