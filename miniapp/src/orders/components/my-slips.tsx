import { View } from '@tarojs/components';
import { call } from '@/api/call';
import { usePages } from '@/api/use-pages';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { mySlipPage } from '@/orders/pages';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { go } from '@/wx/navigate';
import { StateTag } from './slip-body';

/** All that the customer bought, in any store of the group. */
export function MySlips() {
  const slips = usePages((cursor) => call('GET /orders/mine', { query: cursor === undefined ? {} : { cursor } }), []);
  useReloadOnShow(slips);
  return (
    <Loaded of={slips}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState icon="slip" title={t('orders.mineEmpty')} text={t('orders.mineEmptyHow')} />
        ) : (
          <>
            <List>
              {items.map(({ slipId, dealerId, title, storeName, openedAt, netFen, ...slip }) => (
                <Row
                  key={slipId}
                  id={`my-slip-${slipId}`}
                  title={title}
                  subtitle={`${storeName} · ${moment(openedAt)}`}
                  end={
                    <View className="orders-row-end">
                      <Money fen={netFen} />
                      <StateTag slip={slip} />
                    </View>
                  }
                  onTap={() => go(mySlipPage, { slipId, dealerId })}
                />
              ))}
            </List>
            {slips.more && <Button kind="plain" block label={t('orders.more')} onTap={slips.more} />}
          </>
        )
      }
    </Loaded>
  );
}
