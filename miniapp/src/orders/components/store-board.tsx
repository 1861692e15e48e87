import { call } from '@/api/call';
import type { Place } from '@/api/place';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { t } from '@/locales/t';
import { slipsPage } from '@/orders/pages';
import { Bars } from '@/ui/bars';
import { List } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { Skeleton } from '@/ui/skeleton';
import { StatTile, StatTiles } from '@/ui/stat-tile';
import { go } from '@/wx/navigate';

/** A store's day: the sum first, then who sold and what was sold. */
export function StoreBoard({ place = {} }: { place?: Place }) {
  const board = useLoad(() => call('GET /orders/board', { query: place }), [place.storeId]);
  useReloadOnShow(board);
  return (
    <Loaded of={board} skeleton={<Skeleton tiles={2} rows={4} />}>
      {({ netFen, slips, guides, cats }) => (
        <>
          <StatTiles>
            <StatTile label={t('orders.todaySales')} fen={netFen} onTap={() => go(slipsPage, place)} />
            <StatTile label={t('orders.todaySlips')} value={slips} onTap={() => go(slipsPage, place)} />
          </StatTiles>
          {guides.length > 0 && (
            <List title={t('orders.guidesToday')}>
              <Bars
                items={guides.map((guide) => ({
                  id: guide.personId,
                  label: guide.name,
                  note: t('orders.slipsCount', { count: guide.slips }),
                  value: guide.netFen,
                  end: <Money fen={guide.netFen} />,
                }))}
              />
            </List>
          )}
          {cats.length > 0 && (
            <List title={t('orders.catsToday')}>
              <Bars
                items={cats.map(({ cat, qty, netFen: catFen }) => ({
                  id: cat,
                  label: cat,
                  note: t('orders.pieces', { count: qty }),
                  value: catFen,
                  end: <Money fen={catFen} />,
                }))}
              />
            </List>
          )}
        </>
      )}
    </Loaded>
  );
}
