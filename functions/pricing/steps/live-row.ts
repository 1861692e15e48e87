import { epochMs, type Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Promotion } from '../domain/promotion.ts';
import type { LiveRow, StoredPromotion } from '../store.ts';

/** A row may hold 400 KB; quotes read two of these. */
export const LIVE_BYTES_MAX = 350 * 1024;

export const isOver = ({ to }: Promotion, now: Instant): boolean => to !== undefined && epochMs(to) <= epochMs(now);

/** With one more, and without those that are over. Refuses PROMOTION_OVER, PROMOTIONS_FULL {count}. */
export function withPromotion(live: LiveRow | undefined, added: StoredPromotion, now: Instant): LiveRow {
  const { from, to } = added.promotion;
  const empty = from !== undefined && to !== undefined && epochMs(from) >= epochMs(to);
  if (isOver(added.promotion, now) || empty) throw new Refusal('PROMOTION_OVER');
  const promotions = [...running(live, now), added];
  if (Buffer.byteLength(JSON.stringify(promotions)) > LIVE_BYTES_MAX)
    throw new Refusal('PROMOTIONS_FULL', { count: promotions.length - 1 });
  return { ...live, version: (live?.version ?? 0) + 1, promotions };
}

/** With another version of one that is there. Refuses like `withPromotion`. */
export function withChanged(live: LiveRow, changed: StoredPromotion, now: Instant): LiveRow {
  const others = live.promotions.filter(({ promotion }) => promotion.id !== changed.promotion.id);
  return withPromotion({ ...live, promotions: others }, changed, now);
}

/** Refuses PROMOTION_NOT_FOUND. */
export function withoutPromotion(live: LiveRow | undefined, promotionId: string, now: Instant): LiveRow {
  const promotions = running(live, now);
  const left = promotions.filter(({ promotion }) => promotion.id !== promotionId);
  if (!live || left.length === promotions.length) throw new Refusal('PROMOTION_NOT_FOUND');
  return { ...live, version: live.version + 1, promotions: left };
}

export const running = (live: LiveRow | undefined, now: Instant): StoredPromotion[] =>
  (live?.promotions ?? []).filter(({ promotion }) => !isOver(promotion, now));

export function stateOf({ promotion: { from, to }, endedAt }: StoredPromotion, now: Instant): 'RUNNING' | 'SCHEDULED' | 'OVER' {
  if (endedAt !== undefined || (to !== undefined && epochMs(to) <= epochMs(now))) return 'OVER';
  return from !== undefined && epochMs(from) > epochMs(now) ? 'SCHEDULED' : 'RUNNING';
}

/** As the routes show it: its id beside the draft, not in it. */
export function shown(stored: StoredPromotion, reach: 'group' | 'dealer', now: Instant) {
  const { promotion, name, fundedBy, publishedAt, endedAt, gift, goodsNames } = stored;
  const { id, version: _, ...draft } = promotion;
  const names = { ...goodsNames, ...(gift ? { [gift.skuId]: gift.name } : {}) };
  return {
    ...{ promotionId: id, name, fundedBy, reach, state: stateOf(stored, now), publishedAt, promotion: draft },
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(Object.keys(names).length > 0 ? { goodsNames: names } : {}),
  };
}
