import type { Fact } from '#platform/facts';

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
/** Points of a month ('2026-06') whose time was over. */
export type PointsExpired = Fact<'members.points-expired', { memberId: string; points: number; lot: string }>;
