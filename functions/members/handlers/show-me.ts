import type { Handler } from '#platform/http';
import { getOrRefuse } from '#platform/table';
import type { membersContract } from '../contract.ts';
import { memberIdOf } from '../steps/own.ts';
import { ownViewOf } from '../steps/views.ts';
import { memberRef } from '../store.ts';

export const showMe: Handler<(typeof membersContract)['GET /members/me']> = async (_, { session }) => ({
  member: ownViewOf(await getOrRefuse(memberRef(memberIdOf(session)))),
});
