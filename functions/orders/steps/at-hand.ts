import { type Sku, skuRef } from '#catalogue/queries';
import { commit } from '#platform/commit';
import type { Reaction } from '#platform/facts';
import { load } from '#platform/table';
import { create, replace } from '#platform/writes';
import { type GoodsAtHand, NO_SALES, remembered } from '../domain/at-hand.ts';
import type { SlipPaid } from '../events.ts';
import { recentSalesRef, recentSalesRow } from '../store.ts';

/** A paid slip stays at hand for each guide who shares it. A repeated fact changes nothing. */
export const keepAtHand: Reaction<SlipPaid> = async ({ scope, data }, ctx) => {
  const { slipId, at, storeId, memberId } = data;
  const sold = data.lines.filter(({ gift, service }) => !gift && service === undefined).map(({ skuId }) => skuId);
  const places = data.split.map(({ personId }) => ({ scope, storeId, personId }));
  const { skus, recents } = await load({
    skus: [...new Set(sold)].map(skuRef),
    recents: places.map(recentSalesRef),
  });
  const goods = skus.flatMap((sku) => (sku ? [goodsOf(sku)] : []));
  const whose = memberId === undefined ? {} : { memberId };
  const writes = places.flatMap((place, i) => {
    const before = recents[i];
    const after = remembered(before ?? NO_SALES, { slipId, at, goods, ...whose });
    if (after === before || after.sales.length === 0) return [];
    const row = recentSalesRow(place, after);
    return [before ? replace(row, before.rev) : create(row)];
  });
  if (writes.length > 0) await commit(ctx, { writes, reply: null });
};

export function goodsOf({ skuId, name, spec, unit, serialised, modelId }: Sku): GoodsAtHand {
  return { skuId, name, spec, unit, serialised, ...(modelId === undefined ? {} : { modelId }) };
}
