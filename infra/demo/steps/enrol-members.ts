import { plusSeconds } from '#kernel/instant';
import { handler as members } from '#members/routes';
import { ask } from '../ask.ts';
import { inParallel } from '../in-parallel.ts';
import type { DemoMember } from '../members.ts';
import type { Shop } from '../shop.ts';

const MEMBERS_AT_ONCE = 50;

export const memberSteps = (all: readonly DemoMember[]): number => Math.ceil(all.length / MEMBERS_AT_ONCE);

const memberKey = (no: number): string => `demo:member:${String(no).padStart(5, '0')}`;

/** Each is enrolled by a guide of their own, who notes what is known of them. */
export async function enrolMembers(shop: Shop, all: readonly DemoMember[], step: number): Promise<void> {
  await inParallel(all.slice(step * MEMBERS_AT_ONCE, (step + 1) * MEMBERS_AT_ONCE), 4, async (member) => {
    const memberId = kept(shop, member, await enrolled(shop, member));
    if (member.tags.length === 0) return;
    const body = { add: member.tags };
    const asked = { token: guideToken(shop, member), key: `${memberKey(member.no)}:tags`, params: { memberId }, body };
    await ask(members, 'POST /members/{memberId}/tags', asked, plusSeconds(member.joinedAt, 90));
  });
}

async function enrolled(shop: Shop, member: DemoMember): Promise<string> {
  const { no, mobile, name, joinedAt } = member;
  const asked = { token: guideToken(shop, member), key: memberKey(no), body: { mobile, name } };
  const reply = await ask(members, 'POST /members', asked, joinedAt);
  return String(reply.member.memberId);
}

/** Looks a member up by number, as a guide does; nobody asks twice. */
export async function memberIdOf(shop: Shop, member: DemoMember): Promise<string> {
  const known = shop.memberIds.get(member.no);
  if (known !== undefined) return known;
  const asked = { token: guideToken(shop, member), key: memberKey(member.no), body: { mobile: member.mobile } };
  const reply = await ask(members, 'POST /members/lookup', asked, member.joinedAt);
  return kept(shop, member, String(reply.member.memberId));
}

function kept(shop: Shop, { no }: DemoMember, memberId: string): string {
  shop.memberIds.set(no, memberId);
  return memberId;
}

function guideToken(shop: Shop, { store, guide }: DemoMember): string {
  const found = shop.organisation.stores[store]?.guides[guide];
  if (!found) throw new RangeError(`no guide ${guide} in store ${store}`);
  return shop.token(found.userId);
}
