import { View } from '@tarojs/components';
import { call } from '@/api/call';
import { usePages } from '@/api/use-pages';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import './intake.scss';

/** The customer's own guide's store first, then all by code. */
export function StoreList({ onChosen }: { onChosen: (storeId: string) => void }) {
  const stores = usePages((cursor) => call('GET /intake/stores', { query: cursor === undefined ? {} : { cursor } }), []);
  return (
    <Loaded of={stores}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState icon="store" title={t('intake.noStores')} />
        ) : (
          <View className="intake-body">
            <List title={t('intake.whichStore')}>
              {items.map(({ storeId, name, address, region, mine }) => (
                <Row
                  key={storeId}
                  id={`store-${storeId}`}
                  title={name}
                  subtitle={[region, address].filter(Boolean).join(' · ')}
                  end={mine && <Tag label={t('intake.mine')} tone="accent" />}
                  onTap={() => onChosen(storeId)}
                />
              ))}
            </List>
            {stores.more && <Button kind="plain" block label={t('ui.next')} onTap={stores.more} />}
          </View>
        )
      }
    </Loaded>
  );
}
