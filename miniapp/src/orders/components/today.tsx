import { call } from '@/api/call';
import { dealerOf, type Place } from '@/api/place';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { t } from '@/locales/t';
import { slipPage, slipsPage } from '@/orders/pages';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Loaded } from '@/ui/loaded';
import { StatTile, StatTiles } from '@/ui/stat-tile';
import { go } from '@/wx/navigate';
import { noSlips, SlipRows } from './slip-rows';

/** The store's day so far in two figures, read again whenever the page is shown. */
export function TodayFigures() {
  const board = useLoad(() => call('GET /orders/board', { query: {} }), []);
  useReloadOnShow(board);
  return (
    <StatTiles>
      <StatTile label={t('orders.todaySales')} fen={board.data?.netFen} onTap={() => go(slipsPage)} />
      <StatTile label={t('orders.todaySlips')} value={board.data?.slips} onTap={() => go(slipsPage)} />
    </StatTiles>
  );
}

/** Today's last slips; `onOpenFirst` leads to where the first one is opened. */
export function TodaySlips({ onOpenFirst, place = {} }: { onOpenFirst?: () => void; place?: Place }) {
  const slips = useLoad(() => call('GET /orders/slips', { query: { limit: 10, ...place } }), [place.storeId]);
  useReloadOnShow(slips);
  return (
    <Loaded of={slips}>
      {({ items, cursor }) =>
        items.length === 0 ? (
          <EmptyState
            icon="slip"
            {...noSlips()}
            {...(onOpenFirst ? { action: { label: t('orders.openFirst'), onTap: onOpenFirst } } : {})}
          />
        ) : (
          <>
            <SlipRows title={t('orders.slips')} items={items} onTap={(slip) => go(slipPage, { slipId: slip.slipId, ...dealerOf(place) })} />
            {cursor !== undefined && <Button kind="quiet" label={t('orders.allSlips')} onTap={() => go(slipsPage, place)} />}
          </>
        )
      }
    </Loaded>
  );
}
