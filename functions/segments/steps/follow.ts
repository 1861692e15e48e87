import { type Day, dayOf } from '#kernel/instant';
import { type AutoTag, allTags, type Member, memberRef } from '#members/queries';
import { autoTagged } from '#members/writes';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { onceMore } from '#platform/once-more';
import { group, scopeOfDealer } from '#platform/scope';
import { load } from '#platform/table';
import { create, remove, replace, type Write } from '#platform/writes';
import { dayAfter, kept } from '../domain/bought.ts';
import { type Candidate, membershipsOf, moves } from '../domain/segment.ts';
import { autoTagsOf, DAYS_MAX, nextChange } from '../domain/tag-rule.ts';
import {
  historyOf,
  memberCounted,
  movesOf,
  type RuleBook,
  ruleBookRef,
  type Standing,
  segmentBookRef,
  standingRef,
  standingRow,
} from '../store.ts';

/** A move is a row and up to eight counters; a transaction has 100 items. */
const MOVES_MAX = 9;

/**
 * Puts a member where they belong now: the tags that rules give them, the segments they are in, and the day on which time alone will
 * change that. Whatever told of the member, and in whatever order facts come, the rows as they are now decide; running it again changes
 * nothing. `ctx` names no action: the standing's revision lets one of two in.
 */
export async function followMember({ action: _, ...ctx }: Ctx, memberId: string): Promise<void> {
  for (let more = true; more; ) more = await onceMore(() => oneStep(ctx, memberId));
}

async function oneStep(ctx: Omit<Ctx, 'action'>, memberId: string): Promise<boolean> {
  const { member, standing, book } = await load({ member: memberRef(memberId), standing: standingRef(memberId), book: ruleBookRef });
  if (!member) return standing !== undefined && forget(ctx, standing);
  const { autoTags, dueDay } = await tagsOf(member, book, dayOf(ctx.now));
  const segments = await segmentsFor(member);
  const before = standing?.memberships ?? [];
  const wanted = membershipsOf(segments, candidateOf({ ...member, autoTags }));
  const { leave, join, now } = moves(before, wanted, MOVES_MAX);
  const tags = taggingOf(member, autoTags);
  if (standing && leave.length + join.length + tags.writes.length === 0 && standing.dueDay === dueDay) return false;
  const after: Standing = { memberId, memberships: now, ...(dueDay === undefined ? {} : { dueDay }), rev: standing?.rev ?? 0 };
  const own = standing ? [replace(standingRow(after), standing.rev)] : [create(standingRow(after)), memberCounted(memberId)];
  await commit(ctx, { writes: [...own, ...movesOf(memberId, leave, join), ...tags.writes], facts: tags.facts, reply: null });
  return leave.length + join.length > 0;
}

/** A member who is forgotten leaves all segments, then the count of members. Whether there is more to do. */
async function forget(ctx: Omit<Ctx, 'action'>, { dueDay: _, ...standing }: Standing): Promise<boolean> {
  const { memberId, memberships, rev } = standing;
  const { leave, now } = moves(memberships, [], MOVES_MAX);
  const isLeft = leave.length === 0;
  const own = isLeft
    ? [remove(standingRef(memberId).key, [['rev', '=', rev]]), memberCounted(memberId, -1)]
    : [replace(standingRow({ ...standing, memberships: now }), rev)];
  await commit(ctx, { writes: [...own, ...movesOf(memberId, leave, [])], reply: null });
  return !isLeft;
}

/** Members who object to profiling carry no tags of rules (PIPL Art. 24). */
async function tagsOf(member: Member, book: RuleBook | undefined, today: Day): Promise<{ autoTags: AutoTag[]; dueDay?: Day | undefined }> {
  const rules = (book?.rules ?? []).filter(({ on }) => on);
  if (rules.length === 0 || member.consents.profiling?.given === false) return { autoTags: [] };
  const history = await historyOf(member.memberId, dayAfter(today, -DAYS_MAX));
  const lastDay = member.lastSlipAt === undefined ? undefined : dayOf(member.lastSlipAt);
  const buyer = { kept: kept(history), lastDay };
  return { autoTags: autoTagsOf(rules, buyer, today), dueDay: nextChange(rules, buyer, today) };
}

async function segmentsFor({ guide }: Member) {
  const own = guide ? segmentBookRef(scopeOfDealer(guide.dealerId)) : undefined;
  const { all, dealers } = await load({ all: segmentBookRef(group), dealers: own });
  return [...(all?.segments ?? []), ...(dealers?.segments ?? [])];
}

export const candidateOf = (member: Member): Candidate => ({
  tags: allTags(member),
  level: member.level,
  spentFen: member.spentFen,
  marketing: member.consents.marketing?.given === true,
  guide: member.guide,
});

function taggingOf(member: Member, after: AutoTag[]): { writes: Write[]; facts: { type: string; scope: 'G'; data: object }[] } {
  const before = member.autoTags ?? [];
  if (JSON.stringify(sorted(before)) === JSON.stringify(sorted(after))) return { writes: [], facts: [] };
  const [was, is] = [allTags(member), allTags({ ...member, autoTags: after })];
  const [added, removed] = [is.filter((tag) => !was.includes(tag)), was.filter((tag) => !is.includes(tag))];
  const { memberId } = member;
  const isNews = added.length + removed.length > 0;
  const facts = isNews ? [{ type: 'members.tags-changed', scope: 'G' as const, data: { memberId, added, removed, auto: true } }] : [];
  return { writes: [autoTagged(member, after)], facts };
}

/** The store keeps no order of a map's names. */
const sorted = (tags: readonly AutoTag[]) =>
  tags.map(({ tag, ruleId, because }) => [tag, ruleId, because.map((one) => Object.entries(one).sort(([a], [b]) => a.localeCompare(b)))]);
