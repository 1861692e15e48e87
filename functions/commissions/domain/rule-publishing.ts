import { epochMs, type Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { CommissionRule } from './rule.ts';
import type { RuleBook } from './rule-book.ts';

type Without<T> = T extends unknown ? Omit<T, 'version'> : never;
/** A rule as it is handed in: its version is given by publishing. */
export type AskedRule = Without<CommissionRule>;

const WHOLE_BPS = 10_000;
/** 10,000 yuan a piece: beyond it somebody typed fen for yuan. */
export const PER_UNIT_MOST_FEN = 1_000_000;

/**
 * The next book. A rule that is as it was keeps its version, a new or changed one gets the book's, so that `id@version` in an entry
 * names one wording for ever. Refuses RULE_TWICE, RULE_TAKEN (`taken`: head office's ids), RULE_RATE, RULE_PER_UNIT, RULE_DEEP,
 * RULE_WINDOW, RULE_OVER; a rule that has run out may stay as it was.
 */
export function nextBook(before: RuleBook, asked: readonly AskedRule[], taken: ReadonlySet<string>, now: Instant): RuleBook {
  const version = before.version + 1;
  const seen = new Set<string>();
  const rules = asked.map((rule) => {
    if (seen.has(rule.id)) throw new Refusal('RULE_TWICE', { rule: rule.id });
    if (taken.has(rule.id)) throw new Refusal('RULE_TAKEN', { rule: rule.id });
    seen.add(rule.id);
    const same = before.rules.find((known) => known.id === rule.id && isSame(known, rule));
    if (same) return same;
    refuseImpossible(rule, now);
    return { ...rule, version };
  });
  return { version, rules };
}

function refuseImpossible(rule: AskedRule, now: Instant): void {
  const named = { rule: rule.id };
  if (rule.base === 'QTY') {
    if (!within(rule.perUnitFen, 0, PER_UNIT_MOST_FEN)) throw new Refusal('RULE_PER_UNIT', { ...named, most: PER_UNIT_MOST_FEN / 100 });
  } else if (!within(rule.rateBps, 0, WHOLE_BPS)) throw new Refusal('RULE_RATE', named);
  const { deep, from, to } = rule;
  if (deep && !(within(deep.belowBps, 1, WHOLE_BPS) && within(deep.factorBps, 0, WHOLE_BPS))) throw new Refusal('RULE_DEEP', named);
  if (from !== undefined && to !== undefined && epochMs(to) <= epochMs(from)) throw new Refusal('RULE_WINDOW', named);
  if (to !== undefined && epochMs(to) <= epochMs(now)) throw new Refusal('RULE_OVER', named);
}

const within = (value: number, least: number, most: number): boolean => value >= least && value <= most;

function isSame({ version: _, ...known }: CommissionRule, rule: AskedRule): boolean {
  return canonical(known) === canonical(rule);
}

/** The same fields in whatever order they came. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${name}:${canonical(field)}`)
    .join()}}`;
}
