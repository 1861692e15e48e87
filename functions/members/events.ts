import type { Announcement, Fact } from '#platform/facts';
import { group } from '#platform/scope';

/** Facts name ids only: names and numbers stay in their rows. */
export type MemberJoined = Fact<
  'members.member-joined',
  { memberId: string; via: 'guide' | 'wechat' | 'import'; guideId?: string; storeId?: string; dealerId?: string }
>;
export type WechatBound = Fact<'members.wechat-bound', { memberId: string; appId: string }>;
export type GuideAssigned = Fact<
  'members.guide-assigned',
  { memberId: string; guideId: string; storeId: string; dealerId: string; formerGuideId?: string }
>;
export type ConsentChanged = Fact<'members.consent-changed', { memberId: string; purpose: string; given: boolean }>;
/** `auto`: by a rule, not by hand. */
export type TagsChanged = Fact<
  'members.tags-changed',
  { memberId: string; added: readonly string[]; removed: readonly string[]; auto?: true }
>;
export type PointsFixed = Fact<'members.points-fixed', { memberId: string; delta: number }>;
/** A member's days to change their mind are over: whoever knows of something open says nothing, orders says when nothing is. */
export type ErasureDue = Fact<'members.erasure-due', { memberId: string }>;
/** A member is forgotten: what others keep of their name and number goes too. Leads as far as they are known of. */
export type MemberErased = Fact<'members.member-erased', { memberId: string; leads: readonly { dealerId: string; leadId: string }[] }>;

export const erasureDue = (memberId: string): Announcement => ({ type: 'members.erasure-due', scope: group, data: { memberId } });
export const memberErased = (data: MemberErased['data']): Announcement => ({ type: 'members.member-erased', scope: group, data });

/** Points of a month ('2026-06') whose time was over. */
export type PointsExpired = Fact<'members.points-expired', { memberId: string; points: number; lot: string }>;
