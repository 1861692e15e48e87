import type { Fen } from '#kernel/money';
import type { Level } from '#members/domain/level';

/** Which members belong: every condition that is given must hold. Time is not among them: a rule's tag carries it. */
export type Conditions = {
  allTags: readonly string[];
  anyTags: readonly string[];
  noTags: readonly string[];
  /** None: any level. */
  levels: readonly Level[];
  /** What was spent in all, at least. */
  spentFromFen?: Fen | undefined;
  /** Their guide's store; none: any. */
  storeIds: readonly string[];
  /** Only those who may be written to. */
  marketing: boolean;
};

export type Segment = {
  scope: 'G' | `D#${string}`;
  segmentId: string;
  name: string;
  conditions: Conditions;
  /** FILLING: members are still being looked through (`jobId`), the count grows. */
  state: 'FILLING' | 'READY';
  jobId: string;
};

/** What of a member the conditions look at. */
export type Candidate = {
  tags: readonly string[];
  level: Level;
  spentFen: Fen;
  marketing: boolean;
  guide?: { personId: string; storeId: string; dealerId: string } | undefined;
};

/** A segment that a member is in, and by whose customer they are counted. */
export type Membership = { scope: Segment['scope']; segmentId: string; guideId?: string; storeId?: string; dealerId?: string };

export const SEGMENTS_MAX = 50;

export function isIn(conditions: Conditions, who: Candidate): boolean {
  const { allTags, anyTags, noTags, levels, spentFromFen = 0, storeIds, marketing } = conditions;
  const carries = (tag: string): boolean => who.tags.includes(tag);
  if (!allTags.every(carries) || noTags.some(carries) || (anyTags.length > 0 && !anyTags.some(carries))) return false;
  if (levels.length > 0 && !levels.includes(who.level)) return false;
  if (storeIds.length > 0 && !(who.guide && storeIds.includes(who.guide.storeId))) return false;
  return who.spentFen >= spentFromFen && (who.marketing || !marketing);
}

/** A dealer's segments hold the members whom its guides look after, head office's hold everybody. */
export const reaches = (scope: Segment['scope'], who: Candidate): boolean =>
  scope === 'G' || (who.guide !== undefined && scope === `D#${who.guide.dealerId}`);

export function membershipsOf(segments: readonly Segment[], who: Candidate): Membership[] {
  const { personId, storeId, dealerId } = who.guide ?? {};
  const of = personId === undefined ? {} : { guideId: personId, storeId: storeId ?? '', dealerId: dealerId ?? '' };
  return segments
    .filter(({ scope, conditions }) => reaches(scope, who) && isIn(conditions, who))
    .map(({ scope, segmentId }) => ({ scope, segmentId, ...of }));
}

const same = (a: Membership, b: Membership): boolean =>
  a.segmentId === b.segmentId && a.guideId === b.guideId && a.storeId === b.storeId && a.dealerId === b.dealerId;

/** Moves from one set of memberships to another, at most `max` of them; the rest is for the next time. */
export function moves(before: readonly Membership[], after: readonly Membership[], max: number) {
  const leave = before.filter((one) => !after.some((other) => same(one, other))).slice(0, max);
  // One who stays under another guide leaves and joins: both ends belong to one move.
  const left = new Set(leave.map(({ segmentId }) => segmentId));
  const stays = before.filter((one) => !leave.includes(one));
  const missing = after.filter((one) => !stays.some((other) => other.segmentId === one.segmentId));
  const join = missing.filter(({ segmentId }, i) => left.has(segmentId) || i < max - leave.length);
  return { leave, join, now: [...stays, ...join] };
}
