import { personRef, type Store, storeRef } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { group, storeOf } from '#platform/scope';
import type { Session } from '#platform/session';
import { actorOf } from '#platform/session';
import { load } from '#platform/table';
import { create } from '#platform/writes';
import type { membersContract } from '../contract.ts';
import type { GuideOfMember } from '../domain/member.ts';
import { editMember } from '../steps/edit.ts';
import { guideIn } from '../steps/guide.ts';
import { guideAssigned } from '../steps/joined.ts';
import { guideHistoryRow } from '../store.ts';

type Assign = Handler<(typeof membersContract)['POST /members/{memberId}/guide']>;

/** Hands a member over to a guide of a store within reach; the former guides stay in the history. */
export const assignGuide: Assign = async ({ params: { memberId }, body }, ctx) => {
  const storeId = storeOf(ctx.session, body.storeId);
  const { person, store } = await load({ person: personRef(body.personId), store: storeRef(storeId) });
  if (!store || !reaches(ctx.session, store)) throw new Refusal('NOT_FOUND');
  const guide = person && guideIn(store, person, ctx.now);
  if (!guide) throw new Refusal('GUIDE_UNFIT');
  return editMember(ctx, memberId, (before) => {
    if (before.guide && !reaches(ctx.session, before.guide)) throw new Refusal('GUIDE_ELSEWHERE', { storeName: before.guide.storeName });
    return {
      after: { ...before, guide },
      writes: [create(guideHistoryRow(memberId, guide, actorOf(ctx.session)))],
      facts: [guideAssigned(memberId, guide, before.guide)],
      audit: [{ scope: group, storeId, what: 'members.guide-assigned', targetId: memberId, ...guides(before.guide, guide) }],
      reply: { guide },
    };
  });
};

/** A manager moves customers of the own store, a dealer's admin those of the dealer. */
function reaches(session: Session, { storeId, dealerId }: Pick<Store, 'storeId' | 'dealerId'>): boolean {
  if (session.kind !== 'staff') return false;
  if (session.role === 'hq') return true;
  return session.role === 'manager' ? session.storeId === storeId : session.dealerId === dealerId;
}

const guides = (before: GuideOfMember | undefined, after: GuideOfMember) => ({
  ...(before ? { before: { guideId: before.personId } } : {}),
  after: { guideId: after.personId },
});
