import { type ReactNode, useState } from 'react';
import { call } from '@/api/call';
import type { Place } from '@/api/place';
import { useMe } from '@/api/session';
import { usePages } from '@/api/use-pages';
import { LeadPlace } from '@/leads/place';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { DealerChoice } from './dealer-choice';

/** Who works in no store first says whose leads to look at; everybody else sees their own store's. */
export function StoreChoice({ children }: { children: ReactNode }) {
  const inStore = useMe()?.storeId !== undefined;
  if (inStore) return children;
  return <DealerChoice>{(of) => <OneOf of={of}>{children}</OneOf>}</DealerChoice>;
}

type Store = { storeId: string; name: string; code: string };

function OneOf({ of, children }: { of: Place; children: ReactNode }) {
  const [store, setStore] = useState<Store>();
  if (!store) return <Stores of={of} onChosen={setStore} />;
  return (
    <LeadPlace.Provider value={{ ...of, storeId: store.storeId }}>
      <List>
        <Row id="other-store" title={store.name} subtitle={t('leads.otherStore')} onTap={() => setStore(undefined)} />
      </List>
      {children}
    </LeadPlace.Provider>
  );
}

function Stores({ of, onChosen }: { of: Place; onChosen: (store: Store) => void }) {
  const stores = usePages(
    (cursor) => call('GET /identity/stores', { query: { ...of, ...(cursor === undefined ? {} : { cursor }) } }),
    [of.dealerId],
  );
  return (
    <Loaded of={stores}>
      {(items) => (
        <>
          <List title={t('leads.whichStore')}>
            {items.map((store) => (
              <Row key={store.storeId} id={`store-${store.code}`} title={store.name} subtitle={store.code} onTap={() => onChosen(store)} />
            ))}
          </List>
          {stores.more && <Button kind="plain" block label={t('leads.more')} onTap={stores.more} />}
        </>
      )}
    </Loaded>
  );
}
