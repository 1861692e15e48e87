import type { Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import type { SealedMobile } from '#platform/personal';
import type { Key } from '#platform/table';
import { type Condition, change, create, put, replace, type Write } from '#platform/writes';
import { lotOf } from '#pricing/domain/points-rule';
import type { AutoTag } from './domain/auto-tag.ts';
import { type Member, type NewMember, newMember } from './domain/member.ts';
import { ended, fixed, held, opening, type PointsMove, released, returned, settled, settledAtOnce } from './domain/points.ts';
import {
  guideHistoryRow,
  lotEnded,
  lotWrites,
  memberKey,
  memberRow,
  type PointsLot,
  phoneRow,
  pointsRow,
  sealedRow,
  tieRow,
  unionMemberRef,
  wechatMemberRef,
  wechatOfMemberRef,
} from './store.ts';

export { type AccountMove, accountRefusals, moveAccount } from './account.ts';

type SlipPoints = { memberId: string; points: number; slipId: string };

/** Puts points aside for a slip; nothing for 0. Refuses POINTS_SHORT when fewer are available. */
export function holdPoints({ memberId, points, slipId }: SlipPoints, now: Instant): Write[] {
  if (points === 0) return [];
  return move(memberId, slipId, held(points), now, { when: [['pointsAvailable', '>=', points]], code: 'POINTS_SHORT' });
}

/** Gives a slip's held points back; nothing for 0. Refuses MEMBER_GONE if they were given back or spent before. */
export function releasePoints({ memberId, points, slipId }: SlipPoints, now: Instant): Write[] {
  if (points === 0) return [];
  return move(memberId, slipId, released(points), now, { when: [['pointsHeld', '>=', points]], code: 'MEMBER_GONE' });
}

type Settling = {
  memberId: string;
  spendPoints: number;
  earnPoints: number;
  /** When the points that it earns end, as the points rule says; absent: never. */
  earnedEndsAt?: Instant | undefined;
  spentFen: Fen;
  slipId: string;
};

/**
 * A slip that held its points is paid: they are spent, the purchase earns and counts for the level.
 * Refuses MEMBER_GONE if the slip was settled or released before, or fewer points are held.
 */
export function settlePoints(settling: Settling, now: Instant): Write[] {
  const { memberId, spendPoints, earnPoints, spentFen, slipId } = settling;
  const when: Condition[] = [['pointsHeld', '>=', spendPoints]];
  return [
    ...move(memberId, slipId, settled(spendPoints, earnPoints), now, { when, code: 'MEMBER_GONE', spentFen }),
    ...earnedLot(settling, now),
  ];
}

/** The same for a slip that is opened and paid in one transaction: nothing was held. Refuses POINTS_SHORT. */
export function settlePointsAtOnce(settling: Settling, now: Instant): Write[] {
  const { memberId, spendPoints, earnPoints, spentFen, slipId } = settling;
  const when: Condition[] = [['pointsAvailable', '>=', spendPoints]];
  return [
    ...move(memberId, slipId, settledAtOnce(spendPoints, earnPoints), now, { when, code: 'POINTS_SHORT', spentFen }),
    ...earnedLot(settling, now),
  ];
}

/** What a purchase earns ends with the month it was earned in. */
const earnedLot = ({ memberId, earnPoints, earnedEndsAt }: Settling, now: Instant): Write[] =>
  earnedEndsAt === undefined ? [] : lotWrites({ memberId, lot: lotOf(now), points: earnPoints, endsAt: earnedEndsAt });

type Guarded = { when: Condition[]; code: string; spentFen?: Fen };

/** One change of the member's row, one line of the ledger. `rev` moves too, so that nobody replaces the row from an older read. */
function move(memberId: string, slipId: string, points: PointsMove, now: Instant, { when, code, spentFen }: Guarded): Write[] {
  const bought = spentFen === undefined ? {} : { spentFen, slipCount: 1 };
  const add = { pointsAvailable: points.availableDelta, pointsHeld: points.heldDelta, rev: 1, ...bought };
  const set = spentFen === undefined ? {} : { lastSlipAt: now };
  const entry = { ...points, entryId: `${slipId}:${points.step}`, at: now, slipId };
  return [change(memberKey(memberId), { set, add, when }, code), create(pointsRow(memberId, entry), 'MEMBER_GONE')];
}

type Returning = {
  memberId: string;
  slipId: string;
  returnId: string;
  /** As `pointsOfReturn` of queries works them out. */
  givenBack: number;
  clawedBack: number;
  refundFen: Fen;
  /** When the slip was paid, which is when its points were earned. */
  paidAt: Instant;
};

/**
 * Goods of a paid slip come back: points that paid for them return, those they earned go (the balance may fall below 0), and they
 * count no more for the level. What comes back lives as long as what the slip earned. Three items at most. Refuses MEMBER_GONE if this return was booked before.
 */
export function returnPoints({ memberId, slipId, returnId, givenBack, clawedBack, refundFen, paidAt }: Returning, now: Instant): Write[] {
  const points = returned(givenBack, clawedBack);
  const add = { pointsAvailable: points.availableDelta, spentFen: 0 - refundFen, rev: 1 };
  return [
    change(memberKey(memberId), { add, when: [['pk', 'present']] }, 'MEMBER_GONE'),
    create(pointsRow(memberId, { ...points, entryId: returnId, at: now, slipId }), 'MEMBER_GONE'),
    ...lotWrites({ memberId, lot: lotOf(paidAt), points: points.availableDelta }),
  ];
}

/** The time of a month's points is over; `points` of them are still there. Refuses CHANGED where the balance moved since it was read. */
export function expirePoints(lot: PointsLot, points: number, available: number, now: Instant): Write[] {
  const { memberId } = lot;
  if (points === 0) return [lotEnded(lot, now)];
  const taken = { add: { pointsAvailable: 0 - points, rev: 1 }, when: [['pointsAvailable', '=', available]] as const };
  const entry = { ...ended(points), entryId: `${lot.lot}:EXPIRE`, at: now };
  return [lotEnded(lot, now), change(memberKey(memberId), taken), create(pointsRow(memberId, entry))];
}

/** A correction by hand, up or down. Refuses POINTS_SHORT if fewer are available than are taken away. */
export function fixPoints(fix: { memberId: string; delta: number; reason: string; entryId: string }, now: Instant): Write[] {
  const { memberId, delta, reason, entryId } = fix;
  const moved = { add: { pointsAvailable: delta, rev: 1 }, when: [['pointsAvailable', '>=', Math.max(0, -delta)]] as const };
  return [change(memberKey(memberId), moved, 'POINTS_SHORT'), create(pointsRow(memberId, { ...fixed(delta), entryId, at: now, reason }))];
}

/**
 * A new member with the number that makes it one (`sealMobile` of platform/personal seals it), its first guide and opening points.
 * Refuses PHONE_TAKEN if the number is somebody's.
 */
export function createMember(asked: Omit<NewMember, 'mobileMasked'>, mobile: SealedMobile, by: string, now: Instant): Write[] {
  const { memberId, guide } = asked;
  const member = newMember({ ...asked, mobileMasked: mobile.masked }, now);
  const points = asked.opening?.points ?? 0;
  return [
    create(phoneRow(mobile.index, memberId), 'PHONE_TAKEN'),
    create(memberRow(member)),
    create(sealedRow(memberId, mobile)),
    ...(guide ? [create(guideHistoryRow(memberId, guide, by))] : []),
    ...(points > 0 ? [create(pointsRow(memberId, { ...opening(points), entryId: `${memberId}:OPENING`, at: member.joinedAt }))] : []),
  ];
}

/** The tags that rules give now, in place of those of before. Refuses CHANGED if the member has changed since they were read. */
export const autoTagged = (member: Member, autoTags: readonly AutoTag[]): Write => replace(memberRow({ ...member, autoTags }), member.rev);

/** Ties a WeChat account to a member. Refuses CHANGED if the account has just been tied. */
export function bindWechat({ memberId, appId, openId }: { memberId: string; appId: string; openId: string }): Write[] {
  return [
    ...tied(memberId, wechatMemberRef(appId, openId).key),
    // The account used last is where messages go: a second phone replaces the first here, both may sign in.
    change(wechatOfMemberRef(memberId, appId).key, { set: { openId } }),
  ];
}

/** Ties the person behind several apps' accounts to a member. Refuses CHANGED if it has just been tied. */
export const bindUnion = (unionId: string, memberId: string): Write[] => tied(memberId, unionMemberRef(unionId).key);

/** The way to the member, and the way back by which it is forgotten. */
const tied = (memberId: string, key: Key): Write[] => [create({ ...key, memberId }), put(tieRow(memberId, key))];
