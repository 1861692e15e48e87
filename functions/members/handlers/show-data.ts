import type { Handler } from '#platform/http';
import { openMobile } from '#platform/personal';
import { getOrRefuse, load } from '#platform/table';
import type { membersContract } from '../contract.ts';
import { memberIdOf } from '../steps/own.ts';
import { ownViewOf } from '../steps/views.ts';
import { consentsOf, guidesOf, memberRef, sealedRef } from '../store.ts';

/** Everything that this context knows of a member, for the member (PIPL Art. 45): what staff wrote about them too. */
export const showData: Handler<(typeof membersContract)['GET /members/me/data']> = async (_, { session }) => {
  const memberId = memberIdOf(session);
  const member = await getOrRefuse(memberRef(memberId));
  const [{ sealed }, consents, guides] = await Promise.all([
    load({ sealed: sealedRef(memberId) }),
    consentsOf(memberId),
    guidesOf(memberId, { limit: 1000 }),
  ]);
  const { tags, autoTags = [], remark, spentFen, slipCount } = member;
  const written = { tags: [...tags], autoTags: autoTags.map(({ tag, because }) => ({ tag, because: [...because] })), remark };
  const mobile = sealed && (await openMobile(sealed));
  return { member: { ...ownViewOf(member), mobile, ...written, spentFen, slipCount }, consents, guides: guides.items };
};
