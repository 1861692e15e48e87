import { skuRef } from '#catalogue/queries';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { actorOf } from '#platform/session';
import { load } from '#platform/table';
import { create, replace } from '#platform/writes';
import type { ordersContract } from '../contract.ts';
import { FAVOURITES_MAX } from '../domain/at-hand.ts';
import { goodsOf } from '../steps/at-hand.ts';
import { favouritesRef, favouritesRow } from '../store.ts';

/** 收藏: the guide's own, in this store. The newest stands last, so that the others keep their place under the thumb. */
export const setFavourite: Handler<(typeof ordersContract)['PUT /orders/at-hand/favourites/{skuId}']> = async ({ params, body }, ctx) => {
  const { session } = ctx;
  const place = { scope: dealerScope(session), storeId: storeOf(session), personId: actorOf(session) };
  const { sku, pinned } = await load({ sku: skuRef(params.skuId), pinned: favouritesRef(place) });
  if (!sku) throw new Refusal('NOT_FOUND');
  const others = (pinned?.favourites ?? []).filter(({ skuId }) => skuId !== sku.skuId);
  const favourites = body.on ? [...others, goodsOf(sku)] : others;
  if (favourites.length > FAVOURITES_MAX) throw new Refusal('FAVOURITES_FULL', { max: FAVOURITES_MAX });
  const row = favouritesRow(place, favourites);
  return commit(ctx, { writes: [pinned ? replace(row, pinned.rev) : create(row)], reply: { favourites } });
};
