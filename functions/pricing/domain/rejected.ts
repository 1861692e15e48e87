import type { Choice } from './choose-priority.ts';
import { conflict } from './conflict.ts';
import type { Entrant } from './entrant.ts';
import type { Priced, Reason, ReasonCode } from './priced.ts';
import { inLaneOrder, type Promotion } from './promotion.ts';

/** Why each promotion that did not give anything did not, in lane order. */
export function rejectedOf(
  promotions: readonly Promotion[],
  closed: ReadonlyMap<string, ReasonCode>,
  takers: readonly Entrant[],
  choice: Choice,
  applied: readonly string[],
): Priced['rejected'] {
  const tookPart = new Set(takers.map(({ promo }) => promo));
  const idle = new Set([...choice.kept, ...choice.dropped].map(({ promo }) => promo));
  const gaveSomething = new Set(applied);
  const rejected: Record<string, Reason> = {};
  for (const promo of [...promotions].sort(inLaneOrder)) {
    if (gaveSomething.has(promo.id)) continue;
    const code = closed.get(promo.id) ?? (!tookPart.has(promo) ? 'NOTHING' : idle.has(promo) ? 'IDLE' : 'CONFLICT');
    rejected[promo.id] = code === 'CONFLICT' ? { code, by: rivalsOf(promo, choice.kept) } : { code };
  }
  return rejected;
}

function rivalsOf(promo: Promotion, kept: readonly Entrant[]): string[] {
  return kept.filter((k) => conflict(k.promo, promo)).map((k) => k.promo.id);
}
