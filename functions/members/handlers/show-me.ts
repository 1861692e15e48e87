import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { get } from '#platform/table';
import type { membersContract } from '../contract.ts';
import { memberIdOf } from '../steps/own.ts';
import { ownViewOf } from '../steps/views.ts';
import { memberRef } from '../store.ts';

/** The session of a member who was forgotten is nobody's: the phone signs in anew, as a guest. */
export const showMe: Handler<(typeof membersContract)['GET /members/me']> = async (_, { session }) => {
  const member = await get(memberRef(memberIdOf(session)));
  if (!member) throw new Refusal('UNAUTHENTICATED');
  return { member: ownViewOf(member) };
};
