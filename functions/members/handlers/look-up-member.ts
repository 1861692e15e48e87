import type { Handler } from '#platform/http';
import { getOrRefuse } from '#platform/table';
import type { membersContract } from '../contract.ts';
import { mobileIndexOf } from '../queries.ts';
import { cardOf } from '../steps/views.ts';
import { memberRef, phoneRef } from '../store.ts';

/** The number travels in the body: addresses end up in logs. */
export const lookUpMember: Handler<(typeof membersContract)['POST /members/lookup']> = async ({ body }) => {
  const { memberId } = await getOrRefuse(phoneRef(await mobileIndexOf(body.mobile)), 'MEMBER_UNKNOWN');
  return { member: cardOf(await getOrRefuse(memberRef(memberId), 'MEMBER_UNKNOWN')) };
};
