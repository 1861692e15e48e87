import type { Day } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import type { AutoTag, Because } from '#members/domain/auto-tag';
import { type Bought, dayAfter } from './bought.ts';

/** Days count back from today, which is the first of them. */
export type TagCondition =
  | { kind: 'bought'; by: 'cat' | 'brand'; of: string; units: number; days: number }
  | { kind: 'spent'; fen: Fen; days: number }
  | { kind: 'came'; times: number; days: number }
  /** Bought before, and nothing for so many days. */
  | { kind: 'away'; days: number };

/** A tag that members carry while all of its conditions hold. */
export type TagRule = { ruleId: string; tag: string; when: readonly TagCondition[]; on: boolean };

/** How far back any rule may look: what was bought before is not read. */
export const DAYS_MAX = 730;
export const RULES_MAX = 50;

/** `lastDay`: the day of the last purchase, however long ago; absent for who never bought. */
export type Buyer = { kept: readonly Bought[]; lastDay?: Day | undefined };

/** The tags that a member's purchases earn on a day, in the order of the rules. */
export function autoTagsOf(rules: readonly TagRule[], buyer: Buyer, today: Day): AutoTag[] {
  return rules.flatMap(({ ruleId, tag, when, on }) => {
    if (!on || when.length === 0) return [];
    const because = when.map((condition) => found(condition, buyer, today));
    return because.every((one) => one !== undefined) ? [{ tag, ruleId, because }] : [];
  });
}

function found(condition: TagCondition, { kept, lastDay }: Buyer, today: Day): Because | undefined {
  const { days } = condition;
  const from = dayAfter(today, 1 - days);
  const within = kept.filter(({ day }) => day >= from && day <= today);
  switch (condition.kind) {
    case 'bought': {
      const { by, of } = condition;
      const lines = within.flatMap(({ lines }) => lines).filter((line) => line[by] === of);
      const units = lines.reduce((sum, { qty }) => sum + qty, 0);
      return units >= condition.units ? { kind: 'bought', by, of, units, days } : undefined;
    }
    case 'spent': {
      const fen = within.flatMap(({ lines }) => lines).reduce((sum, { netFen }) => sum + netFen, 0);
      return fen >= condition.fen ? { kind: 'spent', fen, days } : undefined;
    }
    case 'came':
      return within.length >= condition.times ? { kind: 'came', times: within.length, days } : undefined;
    case 'away':
      return lastDay !== undefined && lastDay < from ? { kind: 'away', days, lastDay } : undefined;
    default:
      return condition satisfies never;
  }
}

/** The next day on which the same purchases earn other tags, or the same for other figures; undefined: never again by time alone. */
export function nextChange(rules: readonly TagRule[], buyer: Buyer, today: Day): Day | undefined {
  const now = JSON.stringify(autoTagsOf(rules, buyer, today));
  const windows = new Set(rules.filter(({ on }) => on).flatMap(({ when }) => when.map(({ days }) => days)));
  const days = [...buyer.kept.map(({ day }) => day), ...(buyer.lastDay === undefined ? [] : [buyer.lastDay])];
  const candidates = new Set(days.flatMap((day) => [...windows].map((length) => dayAfter(day, length))));
  return [...candidates]
    .filter((day) => day > today)
    .sort()
    .find((day) => JSON.stringify(autoTagsOf(rules, buyer, day)) !== now);
}
