import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { t } from '@/locales/t';
import { storePage, totalsPage } from '@/orders/pages';
import { EmptyState } from '@/ui/empty-state';
import { formatCount } from '@/ui/format-count';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { Skeleton } from '@/ui/skeleton';
import { StatTile, StatTiles } from '@/ui/stat-tile';
import { go } from '@/wx/navigate';

/** The day of a dealer by store, or of the group by dealer: the sum first, then who sold most; a tap goes one step down. */
export function TotalsBoard({ dealerId }: { dealerId?: string | undefined }) {
  const named = dealerId === undefined ? {} : { dealerId };
  const totals = useLoad(() => call('GET /orders/totals', { query: named }), [dealerId]);
  useReloadOnShow(totals);
  return (
    <Loaded of={totals} skeleton={<Skeleton tiles={2} rows={4} />}>
      {({ netFen, slips, items, of, places }) => (
        <>
          <StatTiles>
            <StatTile label={t('orders.todaySales')} fen={netFen} />
            <StatTile label={t('orders.todaySlips')} value={slips} />
          </StatTiles>
          {items.length === 0 ? (
            <EmptyState icon="slip" title={t('orders.nothingSold')} />
          ) : (
            <List title={of === 'stores' ? t('orders.storesToday') : t('orders.dealersToday')}>
              {items.map((one) => (
                <Row
                  key={one.orgId}
                  title={one.name}
                  subtitle={t('orders.slipsCount', { count: formatCount(one.slips) })}
                  end={<Money fen={one.netFen} />}
                  onTap={() =>
                    of === 'stores'
                      ? go(storePage, { storeId: one.orgId, name: one.name, ...named })
                      : go(totalsPage, { dealerId: one.orgId, name: one.name })
                  }
                />
              ))}
              {places > items.length && <Row title={t('orders.morePlaces', { count: formatCount(places - items.length) })} />}
            </List>
          )}
        </>
      )}
    </Loaded>
  );
}
