import { storeRef } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Handler } from '#platform/http';
import { onceMore } from '#platform/once-more';
import { type SealedMobile, sealMobile } from '#platform/personal';
import { actorOf } from '#platform/session';
import { getOrRefuse, load } from '#platform/table';
import { create, replace } from '#platform/writes';
import type { membersContract } from '../contract.ts';
import { type GuideOfMember, type Member, newMember } from '../domain/member.ts';
import { guideAssigned, memberJoined } from '../steps/joined.ts';
import { cardOf } from '../steps/views.ts';
import { guideHistoryRow, memberRef, memberRow, phoneRef } from '../store.ts';
import { createMember } from '../writes.ts';

/**
 * Finds the member of a mobile number or enrols them. Two guides who do so at the same moment get the same member: the number's
 * row lets only one in, and the other looks again.
 */
export const findOrCreateMember: Handler<(typeof membersContract)['POST /members']> = async ({ body }, ctx) => {
  const mobile = await sealMobile(body.mobile);
  return onceMore(async () => {
    const { phone, store } = await load({ phone: phoneRef(mobile.index), store: storeRef(storeIdOf(ctx)) });
    if (!store) throw new Refusal('NOT_FOUND');
    const { storeId, name: storeName, dealerId } = store;
    const guide = { ...clerk(ctx), storeId, storeName, dealerId, since: ctx.now };
    return phone ? found(ctx, phone.memberId, guide) : enrolled(ctx, mobile, body.name, guide);
  }, ['CHANGED', 'PHONE_TAKEN']);
};

function storeIdOf({ session }: Ctx): string {
  if (session.kind !== 'staff' || session.storeId === undefined) throw new Refusal('FORBIDDEN');
  return session.storeId;
}

function clerk({ session }: Ctx): { personId: string; name: string } {
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  return { personId: session.personId, name: session.name };
}

/** A member whom nobody looks after yet becomes this guide's. */
async function found(ctx: Ctx, memberId: string, guide: GuideOfMember) {
  const member = await getOrRefuse(memberRef(memberId));
  if (member.guide) return saved(ctx, { created: false, member }, []);
  const guided = { ...member, guide };
  const writes = [replace(memberRow(guided), member.rev), create(guideHistoryRow(memberId, guide, actorOf(ctx.session)))];
  return saved(ctx, { created: false, member: guided }, writes, [guideAssigned(memberId, guide)]);
}

function enrolled(ctx: Ctx, mobile: SealedMobile, name: string | undefined, guide: GuideOfMember) {
  const asked = { memberId: ctx.newId('member'), name, via: 'guide', guide } as const;
  const member = newMember({ ...asked, mobileMasked: mobile.masked }, ctx.now);
  const writes = createMember(asked, mobile, guide.personId, ctx.now);
  return saved(ctx, { created: true, member }, writes, [memberJoined(asked.memberId, 'guide', guide)]);
}

/** The name is left out of what is kept for a repeated request: that copy outlives the erasure of a member's identity. */
async function saved(
  ctx: Ctx,
  { created, member }: { created: boolean; member: Member },
  writes: Parameters<typeof commit>[1]['writes'],
  facts: NonNullable<Parameters<typeof commit>[1]['facts']> = [],
) {
  const { name, ...card } = cardOf(member);
  const reply = await commit(ctx, { writes, facts, reply: { created, member: card } });
  return { ...reply, member: { ...reply.member, name } };
}
