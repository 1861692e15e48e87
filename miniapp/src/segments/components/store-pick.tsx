import { type ReactNode, useState } from 'react';
import { call } from '@/api/call';
import { usePages } from '@/api/use-pages';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';

/** A dealer's administrator reads head office's segments store by store. */
export function StorePick({ children }: { children: (storeId: string) => ReactNode }) {
  const [chosen, setChosen] = useState<{ storeId: string; name: string }>();
  const stores = usePages((cursor) => call('GET /identity/stores', { query: cursor === undefined ? {} : { cursor } }), []);
  if (chosen) {
    return (
      <>
        <List>
          <Row id="other-store" title={chosen.name} subtitle={t('segments.store')} onTap={() => setChosen(undefined)} />
        </List>
        {children(chosen.storeId)}
      </>
    );
  }
  return (
    <Loaded of={stores}>
      {(items) => (
        <>
          <List title={t('segments.chooseStore')}>
            {items.map((store) => (
              <Row key={store.storeId} id={`store-${store.code}`} title={store.name} subtitle={store.code} onTap={() => setChosen(store)} />
            ))}
          </List>
          {stores.more && <Button kind="plain" block label={t('segments.more')} onTap={stores.more} />}
        </>
      )}
    </Loaded>
  );
}
