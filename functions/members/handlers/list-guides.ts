import type { Handler } from '#platform/http';
import type { membersContract } from '../contract.ts';
import { pageOfMember } from '../steps/page-of-member.ts';
import { guidesOf } from '../store.ts';

export const listGuides: Handler<(typeof membersContract)['GET /members/{memberId}/guides']> = async ({ params, query }) =>
  pageOfMember(params.memberId, await guidesOf(params.memberId, query), query.cursor);
