import { dayOf } from '#kernel/instant';
import { allTags, type Member } from '#members/queries';
import type { Ctx } from '#platform/context';
import type { Ref } from '#platform/table';
import type { Segment } from '../domain/segment.ts';
import type { TagRule } from '../domain/tag-rule.ts';
import { progressOf, type Walk, type Walker } from '../domain/walk.ts';
import { countRef } from '../store.ts';

export const ruleView = ({ ruleId, tag, when, on }: TagRule) => ({ ruleId, tag, when: when.map((one) => ({ ...one })), on });

export function segmentView({ scope, segmentId, name, conditions, state, jobId }: Segment, count: number) {
  const { allTags, anyTags, noTags, levels, storeIds, ...rest } = conditions;
  const lists = { allTags: [...allTags], anyTags: [...anyTags], noTags: [...noTags], levels: [...levels], storeIds: [...storeIds] };
  return {
    segmentId,
    reach: scope === 'G' ? ('group' as const) : ('dealer' as const),
    name,
    conditions: { ...rest, ...lists },
    count,
    state,
    jobId,
  };
}

/** Where the count of those within the asker's reach stands; undefined: all, which is a sum. */
export function countFor({ session }: Ctx, segment: Segment): Ref<number> | undefined {
  if (session.kind !== 'staff' || session.role === 'hq') return undefined;
  if (session.role === 'guide') return countRef(segment, 'GUIDE', session.personId);
  return session.role === 'manager' ? countRef(segment, 'STORE', session.storeId ?? '') : countRef(segment, 'DEALER', session.dealerId);
}

export function walkView({ jobId, kind, startedAt }: Walk, walkers: readonly Walker[], total: number) {
  const { seen, matched, done } = progressOf(walkers);
  const asked = kind === 'COUNT' ? { matched } : {};
  return { jobId, kind, state: done ? ('DONE' as const) : ('RUNNING' as const), seen, total: Math.max(total, seen), ...asked, startedAt };
}

export function personView(member: Member) {
  const { memberId, name, mobileMasked, level, guide, lastSlipAt } = member;
  const lastSlipDay = lastSlipAt === undefined ? undefined : dayOf(lastSlipAt);
  return { memberId, name, mobileMasked, level, tags: allTags(member), guideName: guide?.name, lastSlipDay };
}
