import { group, type Scope } from '#platform/scope';
import type { Ref } from '#platform/table';
import type { RuleBook } from './domain/rule-book.ts';
import { rulesRef } from './store.ts';

/** The rule books that hold for a dealer: head office's and its own. Read both with whatever else the use case reads. */
export function ruleBookRefs(scope: Scope): readonly Ref<RuleBook>[] {
  return scope === group ? [rulesRef(group)] : [rulesRef(group), rulesRef(scope)];
}
