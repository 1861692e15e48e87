import { type Consents, consentList } from '../domain/consent.ts';
import { nextLevel } from '../domain/level.ts';
import type { Member } from '../domain/member.ts';

/** What staff see in lists and at the counter; http keeps what the contract names. */
export const cardOf = ({
  consents: _,
  levelGranted: __,
  rev: ___,
  remark: ____,
  erasure: _____,
  tags,
  autoTags = [],
  ...member
}: Member) => ({
  ...member,
  tags: [...tags],
  autoTags: autoTags.map(({ tag, because }) => ({ tag, because: [...because] })),
});

/** The member's page for staff. */
export const profileOf = (member: Member, wechatBound: boolean) => ({
  ...cardOf(member),
  remark: member.remark,
  wechatBound,
  consents: consentList(member.consents),
});

/** What members see of themselves: neither tags nor remark. */
export function ownViewOf(member: Member) {
  const { memberId, name, mobileMasked, level, pointsAvailable, pointsHeld, joinedAt, guide, spentFen, erasure } = member;
  return {
    ...{ memberId, name, mobileMasked, level, pointsAvailable, pointsHeld, joinedAt },
    nextLevel: nextLevel(spentFen, level),
    guide: guide && { personId: guide.personId, name: guide.name, storeName: guide.storeName },
    consents: consentList(member.consents),
    erasureDueAt: erasure?.dueAt,
  };
}

export const consentsAtJoin = (privacyVersion: string, marketing: boolean, at: string): Consents => ({
  privacy: { version: privacyVersion, at },
  ...(marketing ? { marketing: { given: true, at } } : {}),
});
