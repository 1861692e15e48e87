import type { Handler } from '#platform/http';
import { mobileIndex } from '#platform/personal';
import { getOrRefuse } from '#platform/table';
import type { membersContract } from '../contract.ts';
import { cardOf } from '../steps/views.ts';
import { memberRef, phoneRef } from '../store.ts';

/** The number travels in the body: addresses end up in logs. */
export const lookUpMember: Handler<(typeof membersContract)['POST /members/lookup']> = async ({ body }) => {
  const { memberId } = await getOrRefuse(phoneRef(await mobileIndex(body.mobile)), 'MEMBER_UNKNOWN');
  return { member: cardOf(await getOrRefuse(memberRef(memberId), 'MEMBER_UNKNOWN')) };
};
