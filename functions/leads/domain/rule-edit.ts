import type { Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { ClockRule } from './clock-rule.ts';

/** A rule as a person edits it: the version and the day of publishing follow from what changed. */
export type RuleDraft = Omit<ClockRule, 'version' | 'publishedAt'>;

/** Nobody loses a lead on the day a rule changes: the least grace of a published rule. */
export const GRACE_DAYS_MIN = 1;

/**
 * The rules after an edit of one layer: the dealer's (`storeId` undefined) or one store's own. A rule whose figures changed gets a
 * new version and a new grace. So does every rule that leads may fall under because another one was removed or no longer fits them:
 * no edit recycles anything at once. Refuses RULE_FALLBACK_MISSING (the dealer's layer must have a rule for all leads), RULE_TWICE
 * {name}, RULE_WARNS_LATE {name}.
 */
export function editRules(
  before: readonly ClockRule[],
  drafts: readonly RuleDraft[],
  storeId: string | undefined,
  now: Instant,
): ClockRule[] {
  checkDrafts(drafts, storeId);
  const layer = before.filter((rule) => rule.match.storeId === storeId);
  const others = before.filter((rule) => rule.match.storeId !== storeId);
  const letsGo = layer.some((rule) => !drafts.some((draft) => draft.id === rule.id && sameMatch(draft, rule)));
  const edited = drafts.map((draft) =>
    published(
      draft,
      before.find(({ id }) => id === draft.id),
      letsGo,
      now,
    ),
  );
  // A store's rules gone, its leads fall under the dealer's; the dealer's changed, no store's own lead moves.
  const receives = letsGo && storeId !== undefined;
  return [...others.map((rule) => (receives && rule.match.storeId === undefined ? renewed(rule, now) : rule)), ...edited];
}

function published(draft: RuleDraft, known: ClockRule | undefined, anew: boolean, now: Instant): ClockRule {
  if (!known) return { ...draft, version: 1, publishedAt: now };
  const { version, publishedAt } = known;
  const same = sameText(draftOf(known), draft);
  if (same && !anew) return { ...draft, version, publishedAt };
  return { ...draft, version: version + 1, publishedAt: now };
}

const renewed = (rule: ClockRule, now: Instant): ClockRule => ({
  ...rule,
  version: rule.version + 1,
  publishedAt: now,
  graceDays: Math.max(rule.graceDays, GRACE_DAYS_MIN),
});

export function draftOf({ version: _v, publishedAt: _p, ...draft }: ClockRule): RuleDraft {
  return draft;
}

function checkDrafts(drafts: readonly RuleDraft[], storeId: string | undefined): void {
  const matches = drafts.map(({ match }) => matchText(match));
  const twice = drafts.find((_, i) => matches.indexOf(matches[i] ?? '') !== i);
  if (twice || new Set(drafts.map(({ id }) => id)).size < drafts.length) throw new Refusal('RULE_TWICE', { name: twice?.id ?? '' });
  if (storeId === undefined && !matches.includes(matchText({}))) throw new Refusal('RULE_FALLBACK_MISSING');
  const late = drafts.find((rule) => rule.warnDays > rule.idleDays || rule.managerDays > rule.warnDays || rule.idleDays > rule.dealDays);
  if (late) throw new Refusal('RULE_WARNS_LATE', { name: late.id });
}

const sameMatch = (a: RuleDraft, b: RuleDraft): boolean => matchText(a.match) === matchText(b.match);

const matchText = ({ pipelineId, stage, grade, source }: ClockRule['match']): string =>
  [pipelineId, stage, grade, source].map((part) => part ?? '*').join('#');

const sameText = (a: RuleDraft, b: RuleDraft): boolean => figures(a) === figures(b) && sameMatch(a, b);

const figures = (rule: RuleDraft): string =>
  [rule.idleDays, rule.dealDays, rule.warnDays, rule.managerDays, rule.firstContactMinutes, rule.coolDownDays, rule.graceDays].join('#');
