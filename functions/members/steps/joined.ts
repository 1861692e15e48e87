import type { Announcement } from '#platform/facts';
import { group } from '#platform/scope';
import type { GuideOfMember, Member } from '../domain/member.ts';

export const memberJoined = (memberId: string, via: Member['joinedVia'], guide: GuideOfMember | undefined): Announcement => ({
  type: 'members.member-joined',
  scope: group,
  data: { memberId, via, ...(guide ? { guideId: guide.personId, storeId: guide.storeId, dealerId: guide.dealerId } : {}) },
});

export const guideAssigned = (memberId: string, guide: GuideOfMember, former?: GuideOfMember): Announcement => ({
  type: 'members.guide-assigned',
  scope: group,
  data: {
    memberId,
    guideId: guide.personId,
    storeId: guide.storeId,
    dealerId: guide.dealerId,
    ...(former ? { formerGuideId: former.personId } : {}),
  },
});
