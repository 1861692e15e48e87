import type { Instant } from '#kernel/instant';
import type { Fen, Weighted } from '#kernel/money';
import { type CommissionLine, lineAmount } from './line.ts';
import { lineRebate, type Partner } from './rebate.ts';
import { type CommissionRule, type RuleRef, rankedRules, ruleFor } from './rule.ts';
import { type FenOf, type Participant, splitSigned, sumFen, wholeSplit } from './split.ts';

export type CommissionSlip = { lines: readonly CommissionLine[]; participants: readonly Participant[]; partner?: Partner };

/** `rule` is that of the largest share (then smaller id), null where none applies; `ruleOf` has each guide's own. */
export type LineCommission = {
  rule: string | null;
  ruleVersion: number | null;
  ruleWords?: string;
  amountFen: Fen;
  entries: FenOf;
  ruleOf: Record<string, RuleRef>;
  rebateFen: Fen;
};

export type SlipCommission = { rebate: FenOf; lines: Record<string, LineCommission>; byParticipant: FenOf; totalFen: Fen };

/**
 * The commission of a slip under the rules live `at` (when it was paid). The same function gives the phone's estimate and the booked
 * entries. Σ entries of a line = its amount. Refuses SPLIT_NOT_WHOLE, SPLIT_GUIDE_TWICE, COST_UNKNOWN.
 */
export function commissionOfSlip(slip: CommissionSlip, rules: readonly CommissionRule[], at: Instant, wordsOf?: WordsOf): SlipCommission {
  const weights = wholeSplit(slip.participants);
  const ranked = rankedRules(rules, at);
  const lines = Object.fromEntries(slip.lines.map((line) => [line.key, commissionOfLine(line, slip, { ranked, weights, wordsOf })]));
  const all = Object.values(lines);
  const byParticipant: FenOf = {};
  for (const { entries } of all) {
    for (const [id, fen] of Object.entries(entries)) byParticipant[id] = (byParticipant[id] ?? 0) + fen;
  }
  const rebate = slip.partner ? { [slip.partner.id]: all.reduce((sum, line) => sum + line.rebateFen, 0) } : {};
  return { rebate, lines, byParticipant, totalFen: sumFen(byParticipant) };
}

type WordsOf = (rule: CommissionRule) => string;
type Terms = { ranked: readonly CommissionRule[]; weights: readonly Weighted[]; wordsOf: WordsOf | undefined };

/**
 * Rules can differ by role, store and level: each guide then gets their share of what their own rule pays for the whole line.
 * Where all have the same rule this is that rule's amount, rounded once and apportioned.
 */
function commissionOfLine(line: CommissionLine, slip: CommissionSlip, { ranked, weights, wordsOf }: Terms): LineCommission {
  const rebateFen = lineRebate(line, slip.partner);
  const lowersBaseFen = slip.partner?.baseAfterRebate ? rebateFen : 0;
  const entries: FenOf = {};
  const ruleOf: Record<string, RuleRef> = {};
  for (const [rule, guides] of line.gift ? [] : guidesByRule(line, slip.participants, ranked)) {
    const amountFen = lineAmount(rule, line, lowersBaseFen);
    const parts = splitSigned(amountFen, weights);
    for (const guide of guides) {
      ruleOf[guide] = { id: rule.id, version: rule.version, ...(wordsOf ? { words: wordsOf(rule) } : {}) };
      if (amountFen !== 0) entries[guide] = parts[guide] ?? 0;
    }
  }
  const leading = ruleOf[leadingGuide(weights)];
  const words = leading?.words === undefined ? {} : { ruleWords: leading.words };
  const paid = { rule: leading?.id ?? null, ruleVersion: leading?.version ?? null, ...words };
  return { ...paid, amountFen: sumFen(entries), entries, ruleOf, rebateFen };
}

function guidesByRule(
  line: CommissionLine,
  participants: readonly Participant[],
  ranked: readonly CommissionRule[],
): Map<CommissionRule, string[]> {
  const groups = new Map<CommissionRule, string[]>();
  for (const participant of participants) {
    const rule = ruleFor(line, participant, ranked);
    if (rule) groups.set(rule, [...(groups.get(rule) ?? []), participant.id]);
  }
  return groups;
}

function leadingGuide(weights: readonly Weighted[]): string {
  const [first] = [...weights].sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1));
  return first?.key ?? '';
}
