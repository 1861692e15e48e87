import type { Instant } from '#kernel/instant';
import type { CommissionRule } from './rule.ts';
import { type NameOf, ruleInWords } from './rule-in-words.ts';
import { type CommissionSlip, commissionOfSlip, type SlipCommission } from './slip-commission.ts';

/** The rules of head office or of one dealer, published as a whole. */
export type RuleBook = { version: number; rules: readonly CommissionRule[] };

/**
 * A slip's commission under the books that hold for it at an instant; each rule that pays is said in its own words, whatever other books
 * call theirs: head office may publish an id that a dealer has used for long. `nameOf` names SKUs and the like.
 */
export function ruledCommission(
  books: readonly (RuleBook | undefined)[],
  slip: CommissionSlip,
  at: Instant,
  nameOf?: NameOf,
): SlipCommission {
  const rules = books.flatMap((book) => book?.rules ?? []);
  return commissionOfSlip(slip, rules, at, (rule) => ruleInWords(rule, nameOf));
}
