import type { Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import type { AutoTag } from './auto-tag.ts';
import type { Consents } from './consent.ts';
import type { Erasure } from './erasure.ts';
import { type Level, levelOf } from './level.ts';

/** Who looks after a member. Names are those at the time of the assignment; earlier guides stand in the history. */
export type GuideOfMember = { personId: string; name: string; storeId: string; storeName: string; dealerId: string; since: Instant };

/** One member per mobile number; the number itself lies apart, encrypted. */
export type Member = {
  memberId: string;
  name?: string;
  /** '138****0001' */
  mobileMasked: string;
  /** From what was spent, or granted by hand or import, whichever is higher. */
  level: Level;
  levelGranted?: Level;
  /** Points that may be spent, and points that open slips hold. */
  pointsAvailable: number;
  pointsHeld: number;
  spentFen: Fen;
  slipCount: number;
  lastSlipAt?: Instant;
  /** The last time they were heard of; the lists' order. */
  lastSeenAt: Instant;
  /** Given by hand; those that rules gave stand beside them. */
  tags: readonly string[];
  autoTags?: readonly AutoTag[];
  remark?: string;
  guide?: GuideOfMember;
  consents: Consents;
  /** They asked to be forgotten. */
  erasure?: Erasure;
  joinedAt: Instant;
  joinedVia: 'guide' | 'wechat' | 'import';
  rev: number;
};

export type NewMember = {
  memberId: string;
  mobileMasked: string;
  name?: string | undefined;
  via: Member['joinedVia'];
  guide?: GuideOfMember | undefined;
  consents?: Consents | undefined;
  /** What a former system brings along. */
  opening?: {
    points: number;
    spentFen: Fen;
    slipCount: number;
    level?: Level;
    joinedAt: Instant;
    lastSlipAt?: Instant;
    tags?: readonly string[];
  };
};

export function newMember(asked: NewMember, now: Instant): Member {
  const { memberId, mobileMasked, name, via, guide, opening } = asked;
  return {
    memberId,
    ...(name === undefined ? {} : { name }),
    mobileMasked,
    level: levelOf(opening?.spentFen ?? 0, opening?.level),
    ...(opening?.level === undefined ? {} : { levelGranted: opening.level }),
    pointsAvailable: opening?.points ?? 0,
    pointsHeld: 0,
    spentFen: opening?.spentFen ?? 0,
    slipCount: opening?.slipCount ?? 0,
    ...(opening?.lastSlipAt === undefined ? {} : { lastSlipAt: opening.lastSlipAt }),
    lastSeenAt: opening?.lastSlipAt ?? opening?.joinedAt ?? now,
    tags: opening?.tags ?? [],
    ...(guide ? { guide } : {}),
    consents: asked.consents ?? {},
    joinedAt: opening?.joinedAt ?? now,
    joinedVia: via,
    rev: 1,
  };
}
