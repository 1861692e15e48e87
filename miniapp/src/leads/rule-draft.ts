import type { ReplyOf, RequestOf } from '@/api/routes';
import { sourceWord } from '@/leads/words';
import { t } from '@/locales/t';

export type Rules = ReplyOf<'GET /leads/rules'>;
export type Draft = RequestOf<'PUT /leads/rules'>['body']['rules'][number];
export type DryRun = ReplyOf<'POST /leads/rules/dry-runs'>;
type StageName = (stage: string | undefined) => string;

/** A published rule as it is edited. What a later server's rule names that this app does not know is kept as it is. */
export function draftOf({ version: _v, publishedAt: _p, ...rule }: Rules['rules'][number]): Draft {
  return rule as Draft;
}

let made = 0;
/** A new rule for grade A: what is asked for most. Its id is made here, so that two saves of it are one rule. */
export function freshRule(taken: readonly Draft[]): Draft {
  made += 1;
  const figures = { idleDays: 7, dealDays: 60, warnDays: 2, managerDays: 1, firstContactMinutes: 60, coolDownDays: 3, graceDays: 3 };
  const isFirst = !taken.some(({ match }) => Object.keys(match).length === 0);
  return { ruleId: `r${Date.now().toString(36)}${made}`, match: isFirst ? {} : { grade: 'A' }, ...figures };
}

/** 「A 级 · 线上 · 方案报价」. */
export function matchWords({ match }: Draft, nameOf: StageName): string {
  const { grade, source, stage } = match;
  const parts = [
    grade === undefined ? undefined : t('leadRules.gradeIs', { grade }),
    source === undefined ? undefined : sourceWord(source),
    stage === undefined ? undefined : nameOf(stage),
  ].filter(Boolean);
  return parts.length === 0 ? t('leadRules.all') : parts.join(' · ');
}

export const limitWords = ({ firstContactMinutes, idleDays, dealDays, warnDays }: Draft): string =>
  [
    t('leadRules.firstContact', { minutes: firstContactMinutes }),
    t('leadRules.idle', { days: idleDays }),
    t('leadRules.deal', { days: dealDays }),
    t('leadRules.warn', { days: warnDays }),
  ].join(' · ');
