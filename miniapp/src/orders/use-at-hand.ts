import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';

export type AtHand = ReplyOf<'GET /orders/at-hand'>;
export type GoodsAtHand = AtHand['goods'][number];

/** What the guide sells often and whom they served last; nothing while it is not known. */
export function useAtHand() {
  const hand = useLoad(() => call('GET /orders/at-hand'), []);
  useReloadOnShow(hand);
  const { favourites, goods, customers }: AtHand = hand.data ?? { favourites: [], goods: [], customers: [] };
  return { favourites, goods, customers, reload: hand.reload };
}

export type Hand = ReturnType<typeof useAtHand>;
