import { epochMs, type Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import type { Participant } from './split.ts';

/** What a rule is about; every field given must be met. */
export type GoodsMatch = { sku?: string; series?: string; category?: string; brand?: string };

/** For whom it pays; every field given must be met by the participant. */
export type WhoMatch = { role?: string; storeId?: string; level?: string };

type Pay = { base: 'NET' | 'MARGIN'; rateBps: number } | { base: 'QTY'; perUnitFen: Fen };

/** Live in the half-open window [from, to). `priority` is 100 unless given, the smaller goes first. */
export type CommissionRule = Pay & {
  id: string;
  version: number;
  match: GoodsMatch;
  who?: WhoMatch;
  priority?: number;
  /** What a loss-making line earns: nothing, or a negative amount that is netted against the others. */
  negative?: 'ZERO' | 'NET';
  /** A net below `belowBps` of the list price earns `factorBps` of the amount. */
  deep?: { belowBps: number; factorBps: number };
  from?: Instant;
  to?: Instant;
};

/** `words`: as a guide reads it, where the caller gives rules words. */
export type RuleRef = { id: string; version: number; words?: string };

/** Goods as a rule sees them. */
export type RuleGoods = { sku: string; series?: string; category?: string; brand?: string };

const DEFAULT_PRIORITY = 100;

export function isLive(rule: CommissionRule, at: Instant): boolean {
  const now = epochMs(at);
  return (rule.from === undefined || epochMs(rule.from) <= now) && (rule.to === undefined || now < epochMs(rule.to));
}

/** The rules live at an instant, the one that wins first: SKU > series > category > brand > none, then priority, then id. */
export function rankedRules(rules: readonly CommissionRule[], at: Instant): CommissionRule[] {
  return rules.filter((rule) => isLive(rule, at)).sort(compareRules);
}

function compareRules(a: CommissionRule, b: CommissionRule): number {
  const priority = (rule: CommissionRule): number => rule.priority ?? DEFAULT_PRIORITY;
  return specificity(b.match) - specificity(a.match) || priority(a) - priority(b) || compareText(a.id, b.id) || b.version - a.version;
}

function specificity(match: GoodsMatch): number {
  if (match.sku !== undefined) return 4;
  if (match.series !== undefined) return 3;
  if (match.category !== undefined) return 2;
  return match.brand !== undefined ? 1 : 0;
}

/** Code-unit order: the same on every phone, unlike localeCompare. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The first of `ranked` that covers these goods and this participant. */
export function ruleFor(goods: RuleGoods, participant: Participant, ranked: readonly CommissionRule[]): CommissionRule | undefined {
  return ranked.find((rule) => coversGoods(rule.match, goods) && coversWho(rule.who, participant));
}

function coversGoods(match: GoodsMatch, goods: RuleGoods): boolean {
  return (
    meets(match.sku, goods.sku) &&
    meets(match.series, goods.series) &&
    meets(match.category, goods.category) &&
    meets(match.brand, goods.brand)
  );
}

function coversWho(who: WhoMatch | undefined, participant: Participant): boolean {
  if (who === undefined) return true;
  return meets(who.role, participant.role) && meets(who.storeId, participant.storeId) && meets(who.level, participant.level);
}

const meets = (wanted: string | undefined, actual: string | undefined): boolean => wanted === undefined || wanted === actual;
