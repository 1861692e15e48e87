import type { ReplyOf, RequestOf } from '../api/routes.ts';
import { parseMoney } from '../ui/format-money.ts';

export type Rule = ReplyOf<'GET /segments/tag-rules'>['items'][number];
export type Condition = Rule['when'][number];
export type RuleBody = RequestOf<'POST /segments/tag-rules'>['body'];

/** A condition as it is typed. `amount`: pieces, yuan or times, as its kind wants. */
export type Draft = { kind: 'cat' | 'brand' | 'spent' | 'came' | 'away'; of: string; amount: string; days: string };
export type RuleForm = { tag: string; on: boolean; drafts: readonly Draft[] };
export type Missing = 'tag' | 'when' | 'of' | 'number' | 'yuan' | 'days';

export const emptyRule: RuleForm = { tag: '', on: true, drafts: [] };

const startOf = { cat: '3', brand: '3', spent: '', came: '3', away: '' } as const;
/** A new condition with what most people want. */
export const newDraft = (kind: Draft['kind']): Draft => ({ kind, of: '', amount: startOf[kind], days: kind === 'away' ? '180' : '90' });

export const formOf = ({ tag, on, when }: Rule): RuleForm => ({ tag, on, drafts: when.map(draftOf) });

function draftOf(condition: Condition): Draft {
  const { kind } = condition;
  const days = String(condition.days);
  switch (kind) {
    case 'bought':
      return { kind: condition.by, of: condition.of, amount: String(condition.units), days };
    case 'spent':
      return { kind, of: '', amount: String(condition.fen / 100), days };
    case 'came':
      return { kind, of: '', amount: String(condition.times), days };
    case 'away':
      return { kind, of: '', amount: '', days };
    default:
      return kind satisfies never;
  }
}

/** The rule, or what is still missing of it. */
export function ruleOf({ tag, on, drafts }: RuleForm): RuleBody | Missing {
  if (tag.trim() === '') return 'tag';
  if (drafts.length === 0) return 'when';
  const when: Condition[] = [];
  for (const draft of drafts) {
    const condition = conditionOf(draft);
    if (typeof condition === 'string') return condition;
    when.push(condition);
  }
  return { tag: tag.trim(), on, when };
}

function conditionOf({ kind, of, amount, days: typed }: Draft): Condition | Missing {
  const days = whole(typed, 730);
  if (days === undefined) return 'days';
  if (kind === 'away') return { kind, days };
  if (kind === 'spent') {
    const fen = parseMoney(amount);
    return fen ? { kind, fen, days } : 'yuan';
  }
  const count = whole(amount, 999);
  if (count === undefined) return 'number';
  if (kind === 'came') return { kind, times: count, days };
  return of === '' ? 'of' : { kind: 'bought', by: kind, of, units: count, days };
}

function whole(typed: string, max: number): number | undefined {
  const value = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  return value >= 1 && value <= max ? value : undefined;
}
