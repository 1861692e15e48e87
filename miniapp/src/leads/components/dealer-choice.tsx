import { type ReactNode, useState } from 'react';
import { call } from '@/api/call';
import { useMe } from '@/api/session';
import { usePages } from '@/api/use-pages';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';

/** Head office first says which dealer it means; everybody else has one. */
export function DealerChoice({ children }: { children: (layer: { dealerId?: string }) => ReactNode }) {
  const me = useMe();
  const [dealerId, setDealerId] = useState<string>();
  if (me?.role !== 'hq') return children({});
  return dealerId === undefined ? <Dealers onChosen={setDealerId} /> : children({ dealerId });
}

function Dealers({ onChosen }: { onChosen: (dealerId: string) => void }) {
  const dealers = usePages((cursor) => call('GET /identity/dealers', { query: cursor === undefined ? {} : { cursor } }), []);
  return (
    <Loaded of={dealers}>
      {(items) => (
        <>
          <List title={t('leadRules.dealer')}>
            {items.map(({ dealerId, name, code }) => (
              <Row key={dealerId} id={`dealer-${code}`} title={name} subtitle={code} onTap={() => onChosen(dealerId)} />
            ))}
          </List>
          {dealers.more && <Button kind="plain" block label={t('leads.more')} onTap={dealers.more} />}
        </>
      )}
    </Loaded>
  );
}
