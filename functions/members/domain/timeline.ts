import type { Instant } from '#kernel/instant';
import type { Fact } from '#platform/facts';

/** What happened with a member, in figures; the page makes the sentence from the type. */
export type TimelineEntry = {
  entryId: string;
  type: string;
  at: Instant;
  dealerId?: string;
  storeId?: string;
  slipId?: string;
  leadId?: string;
  couponId?: string;
  number?: string;
  name?: string;
  stage?: string;
  amountFen?: number;
  goods?: string[];
};

const texts = ['dealerId', 'storeId', 'slipId', 'leadId', 'couponId', 'number', 'name', 'stage'] as const;
const GOODS_MAX = 5;

/**
 * A fact as a line of the member's timeline; undefined if it names no member. Takes only the fields listed here, whatever else
 * the fact carries, and does without those that it lacks: facts grow, and older ones are replayed.
 */
export function timelineEntryOf(fact: Fact): { memberId: string; entry: TimelineEntry } | undefined {
  const { data } = fact;
  if (typeof data !== 'object' || data === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(data));
  const memberId = fields.get('memberId');
  if (typeof memberId !== 'string') return undefined;
  const known = texts.flatMap((name) => {
    const value = fields.get(name);
    return typeof value === 'string' && value.length <= 80 ? [[name, value] as const] : [];
  });
  const amountFen = fields.get('netFen');
  const goods = goodsOf(fields.get('lines'));
  const entry: TimelineEntry = {
    entryId: fact.id,
    type: fact.type,
    at: fact.at,
    ...Object.fromEntries(known),
    ...(typeof amountFen === 'number' && amountFen >= 0 ? { amountFen } : {}),
    ...(goods.length > 0 ? { goods } : {}),
  };
  return { memberId, entry };
}

function goodsOf(lines: unknown): string[] {
  if (!Array.isArray(lines)) return [];
  return lines.flatMap((line: { name?: unknown }) => (typeof line?.name === 'string' ? [line.name] : [])).slice(0, GOODS_MAX);
}
