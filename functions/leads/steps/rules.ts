import type * as z from 'zod';
import type { Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { dealerScope, type Scope } from '#platform/scope';
import type { StaffSession } from '#platform/session';
import { create, replace, type Write } from '#platform/writes';
import type { ClockRule } from '../domain/clock-rule.ts';
import { draftOf, editRules, type RuleDraft } from '../domain/rule-edit.ts';
import type { ruleDraft } from '../rule-shape.ts';
import { configRow } from '../store.ts';
import { type LeadConfig, standardConfig } from './config.ts';

/** Whose rules are edited: the dealer's, or one store's own. A manager edits those of their store. */
export type Layer = { scope: Scope; storeId?: string };

type Asked = { storeId?: string | undefined; dealerId?: string | undefined };

export function layerOf(session: StaffSession, { storeId, dealerId }: Asked): Layer {
  const scope = dealerScope(session, dealerId);
  if (session.role !== 'manager') return { scope, ...(storeId === undefined ? {} : { storeId }) };
  if (session.storeId === undefined || (storeId !== undefined && storeId !== session.storeId)) throw new Refusal('NOT_FOUND');
  return { scope, storeId: session.storeId };
}

type WireRule = z.output<typeof ruleDraft>;

/** The dealer's settings with one layer of rules edited. Refuses what `editRules` refuses, STAGE_UNKNOWN, PIPELINE_UNKNOWN. */
export function withRules(config: LeadConfig, { storeId }: Layer, rules: readonly WireRule[], now: Instant): LeadConfig {
  const drafts = rules.map((rule) => draftFor(rule, storeId));
  for (const { match } of drafts) checkPlaces(config, match);
  return { ...config, version: config.version + 1, rules: editRules(config.rules, drafts, storeId, now) };
}

function draftFor({ ruleId, match, ...figures }: WireRule, storeId: string | undefined): RuleDraft {
  const own = storeId === undefined ? {} : { storeId };
  const named = Object.fromEntries(Object.entries(match).filter(([, value]) => value !== undefined));
  return { id: ruleId, match: { ...named, ...own }, ...figures };
}

function checkPlaces({ pipelines }: LeadConfig, { pipelineId, stage }: ClockRule['match']): void {
  const meant = pipelines.filter((pipeline) => pipelineId === undefined || pipeline.id === pipelineId);
  if (meant.length === 0) throw new Refusal('PIPELINE_UNKNOWN');
  const known = meant.some(({ stages }) => stages.some(({ key, kind }) => key === stage && kind === 'OPEN'));
  if (stage !== undefined && !known) throw new Refusal('STAGE_UNKNOWN', { stage });
}

/** A rule as it is edited and shown; its layer is said beside it. */
export function ruleView(rule: ClockRule) {
  const { id: ruleId, match, ...figures } = draftOf(rule);
  const { storeId: _, ...named } = match;
  return { ruleId, match: named, ...figures, version: rule.version, publishedAt: rule.publishedAt };
}

export const rulesOf = ({ rules }: LeadConfig, storeId: string | undefined): ClockRule[] =>
  rules.filter((rule) => rule.match.storeId === storeId);

/** The settings as their next version. Refuses CHANGED if somebody else saved meanwhile. */
export const configWrite = (scope: Scope, before: LeadConfig | undefined, after: LeadConfig): Write =>
  before ? replace(configRow(scope, after), before.version) : create(configRow(scope, after));

/** Refuses CHANGED where the caller looked at an older version. */
export function sameVersion(config: LeadConfig | undefined, version: number): LeadConfig {
  const present = config ?? standardConfig;
  if (present.version !== version) throw new Refusal('CHANGED');
  return present;
}
