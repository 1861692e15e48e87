import type { SkuChanged } from '#catalogue/events';
import { skuRef } from '#catalogue/queries';
import { dayOf } from '#kernel/instant';
import { memberRef } from '#members/queries';
import type { GoodsReturned, SlipNews, SlipPaid } from '#orders/events';
import { commit } from '#platform/commit';
import type { Reaction } from '#platform/facts';
import { get } from '#platform/table';
import { change, put } from '#platform/writes';
import { effectsOfSlip, pastCartOf } from './domain/slip-effect.ts';
import { bookGoodsRow, effectKey, pastCartRow } from './store.ts';

/** A paid slip counts for each promotion that gave something, and its goods are kept for trying drafts on them. */
export const countSlip: Reaction<SlipPaid> = async ({ scope, data }, ctx) => {
  const { slipId, day } = data;
  const effects = effectsOfSlip(goodsOnly(data));
  const newMembers = effects.length > 0 && (await isNewMember(data)) ? 1 : 0;
  const counted = effects.map(({ promotionId, ...sums }) =>
    change(effectKey(promotionId, day, slipId), { add: { slips: 1, ...sums, newMembers } }),
  );
  const cart = pastCartOf(data);
  const kept = cart ? [put(pastCartRow(scope, slipId, day, cart))] : [];
  await commit(ctx, { writes: [...counted, ...kept], reply: null });
};

/** What comes back no longer counts on the day it was sold. The slip and the member it won stay counted: both were there. */
export const uncountReturn: Reaction<GoodsReturned> = async ({ data }, ctx) => {
  const { slipId, soldOn, undone } = data;
  if (soldOn === undefined || undone === undefined) return;
  const writes = effectsOfSlip(goodsOnly({ ...data, lines: undone })).map(({ promotionId, ...sums }) => {
    const add = { discountFen: 0 - sums.discountFen, netFen: 0 - sums.netFen, costFen: 0 - sums.costFen };
    return change(effectKey(promotionId, soldOn, slipId), { add });
  });
  await commit(ctx, { writes, reply: null });
};

/** Freight is no part of what a promotion sold. */
const goodsOnly = <T extends { netFen: number; freightFen?: number }>(told: T): T => ({
  ...told,
  netFen: told.netFen - (told.freightFen ?? 0),
});

/** A campaign won a member who joined on the day of the purchase. */
async function isNewMember({ memberId, day }: SlipNews): Promise<boolean> {
  const member = memberId === undefined ? undefined : await get(memberRef(memberId));
  return member !== undefined && dayOf(member.joinedAt) === day;
}

/** Goods as phones' price books have them: whatever facts came before or after, as the catalogue has them now. */
export const bookGoods: Reaction<SkuChanged> = async ({ data }, ctx) => {
  const sku = await get(skuRef(data.skuId));
  if (!sku) return;
  const { code, barcodes, status, modelId } = sku;
  const goods = { ...sku, codes: [code, ...barcodes], onSale: status === 'ON_SALE', ...(modelId === undefined ? {} : { modelId }) };
  await commit(ctx, { writes: [put(bookGoodsRow(goods, ctx.now))], reply: null });
};
