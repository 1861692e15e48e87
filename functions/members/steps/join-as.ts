import { type Person, personRef, sessionRevRef, storeRef } from '#identity/queries';
import { sessionOfMember } from '#identity/writes';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Announcement } from '#platform/facts';
import { sealMobile } from '#platform/personal';
import { group } from '#platform/scope';
import type { CustomerSession } from '#platform/session';
import { get, getOrRefuse, load } from '#platform/table';
import { create, put, replace, type Write } from '#platform/writes';
import type { GuideOfMember, Member } from '../domain/member.ts';
import { consentHistoryRow, guideHistoryRow, memberRef, memberRow, phoneRef, unionMemberRef, wechatMemberRef } from '../store.ts';
import { bindUnion, bindWechat, createMember } from '../writes.ts';
import { guideIn, storeWorkedIn } from './guide.ts';
import { guideAssigned, memberJoined } from './joined.ts';
import { consentsAtJoin } from './views.ts';

export type Joining = {
  session: CustomerSession;
  hash: string;
  mobile: string;
  privacyVersion: string;
  marketing: boolean;
  name?: string | undefined;
  guideId?: string | undefined;
};
export type Joined = { created: boolean; memberId: string };

/**
 * One transaction: the member (new, or found by number), the WeChat account and the person behind it tied to them, consents, and
 * the session. An account that already belongs to a member stays theirs, whatever number was given.
 */
export async function joinAs(ctx: Ctx, joining: Joining): Promise<Joined> {
  const { session, hash } = joining;
  const sealed = await sealMobile(joining.mobile);
  const { account, phone, row, guides } = await load({
    account: wechatMemberRef(session.appId, session.openId),
    phone: phoneRef(sealed.index),
    row: sessionRevRef(hash),
    guides: joining.guideId === undefined ? [] : [personRef(joining.guideId)],
  });
  const knownId = account?.memberId ?? phone?.memberId;
  const memberId = knownId ?? ctx.newId('member');
  const guide = await guideFor(guides[0], ctx);
  const consents = consentsAtJoin(joining.privacyVersion, joining.marketing, ctx.now);
  const known = knownId === undefined ? undefined : await getOrRefuse(memberRef(knownId));
  const change = known
    ? returning(known, joining.name, consents, guide)
    : {
        writes: createMember({ memberId, name: joining.name, via: 'wechat', guide, consents }, sealed, memberId, ctx.now),
        facts: [memberJoined(memberId, 'wechat', guide)],
      };
  const binding = account
    ? []
    : [...bindWechat({ memberId, appId: session.appId, openId: session.openId }), ...(await unionOf(row, memberId))];
  const bound: Announcement[] = account ? [] : [{ type: 'members.wechat-bound', scope: group, data: { memberId, appId: session.appId } }];
  return commit(ctx, {
    writes: [...change.writes, ...binding, ...sessionOfMember(hash, session, memberId), ...consentRows(memberId, joining, ctx)],
    facts: [...change.facts, ...bound],
    reply: { created: known === undefined, memberId },
  });
}

/** A member whom a guide enrolled before: what they say now completes what is known. */
function returning(member: Member, name: string | undefined, consents: Member['consents'], guide: GuideOfMember | undefined) {
  const guided = member.guide === undefined && guide !== undefined;
  const named = member.name === undefined && name !== undefined ? { name } : {};
  const after: Member = { ...member, ...named, ...(guided ? { guide } : {}), consents: { ...member.consents, ...consents } };
  const writes: Write[] = [replace(memberRow(after), member.rev)];
  if (guided) writes.push(create(guideHistoryRow(member.memberId, guide, member.memberId)));
  return { writes, facts: guided ? [guideAssigned(member.memberId, guide)] : [] };
}

/** A code may name a guide who has left meanwhile: joining does not fail for it. */
async function guideFor(person: Person | undefined, ctx: Ctx): Promise<GuideOfMember | undefined> {
  const storeId = person && storeWorkedIn(person, ctx.now);
  const store = storeId === undefined ? undefined : await get(storeRef(storeId));
  return person && store && guideIn(store, person, ctx.now);
}

async function unionOf(row: { unionId?: string } | undefined, memberId: string): Promise<Write[]> {
  if (row?.unionId === undefined) return [];
  return (await get(unionMemberRef(row.unionId))) ? [] : bindUnion(row.unionId, memberId);
}

function consentRows(memberId: string, { privacyVersion, marketing }: Joining, { now }: Ctx): Write[] {
  const privacy = put(consentHistoryRow(memberId, 'privacy', { given: true, at: now, version: privacyVersion }));
  return marketing ? [privacy, put(consentHistoryRow(memberId, 'marketing', { given: true, at: now }))] : [privacy];
}
