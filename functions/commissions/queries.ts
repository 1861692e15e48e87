import { dayOf, type Instant } from '#kernel/instant';
import { group, type Scope } from '#platform/scope';
import type { Ref } from '#platform/table';
import type { RuleBook } from './domain/rule-book.ts';
import { type CommissionEntry, entryRef, rulesRef } from './store.ts';

export type { Clawback } from './domain/clawback-of-return.ts';
export { clawbackOfReturn } from './domain/clawback-of-return.ts';
export type { CommissionEntry } from './store.ts';

/** The rule books that hold for a dealer: head office's and its own. Read both with whatever else the use case reads. */
export function ruleBookRefs(scope: Scope): readonly Ref<RuleBook>[] {
  return scope === group ? [rulesRef(group)] : [rulesRef(group), rulesRef(scope)];
}

/** What a slip's guides earned with it, to be read with whatever else a return needs. */
export const accruedRefs = (
  scope: Scope,
  slip: { slipId: string; paidAt: Instant; personIds: readonly string[] },
): Ref<CommissionEntry>[] =>
  slip.personIds.map((personId) => entryRef(scope, { personId, at: slip.paidAt, slipId: slip.slipId }, dayOf(slip.paidAt)));
