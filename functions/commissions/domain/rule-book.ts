import type { Instant } from '#kernel/instant';
import type { CommissionRule } from './rule.ts';
import { type NameOf, ruleInWords } from './rule-in-words.ts';
import { type CommissionSlip, commissionOfSlip, type SlipCommission } from './slip-commission.ts';

/** The rules of head office or of one dealer, published as a whole. */
export type RuleBook = { version: number; rules: readonly CommissionRule[] };

export type RuledCommission = SlipCommission & { words: Readonly<Record<string, string>> };

/** A slip's commission under the books that hold for it at an instant, with every rule in words; `nameOf` names SKUs and the like. */
export function ruledCommission(
  books: readonly (RuleBook | undefined)[],
  slip: CommissionSlip,
  at: Instant,
  nameOf?: NameOf,
): RuledCommission {
  const rules = books.flatMap((book) => book?.rules ?? []);
  const words = Object.fromEntries(rules.map((rule) => [rule.id, ruleInWords(rule, nameOf)]));
  return { ...commissionOfSlip(slip, rules, at), words };
}
