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
  return { version: (live?.version ?? 0) + 1, promotions };
}

/** Refuses PROMOTION_NOT_FOUND. */
export function withoutPromotion(live: LiveRow | undefined, promotionId: string, now: Instant): LiveRow {
  const promotions = running(live, now);
  const left = promotions.filter(({ promotion }) => promotion.id !== promotionId);
  if (!live || left.length === promotions.length) throw new Refusal('PROMOTION_NOT_FOUND');
  return { version: live.version + 1, promotions: left };
}

export const running = (live: LiveRow | undefined, now: Instant): StoredPromotion[] =>
  (live?.promotions ?? []).filter(({ promotion }) => !isOver(promotion, now));

/** As the routes show it: its id beside the draft, not in it. */
export function shown(
  { promotion: { id, version: _, ...promotion }, name, fundedBy, publishedAt }: StoredPromotion,
  reach: 'group' | 'dealer',
) {
  return { promotionId: id, name, fundedBy, reach, publishedAt, promotion };
}
