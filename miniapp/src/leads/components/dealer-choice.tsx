import { type ReactNode, useState } from 'react';
import { useMe } from '@/api/session';
import { useDealers } from '@/api/use-dealers';
import { t } from '@/locales/t';
import { ChoiceList } from '@/ui/choice-list';
import { Loaded } from '@/ui/loaded';

/** Head office first says which dealer it means; everybody else has one. */
export function DealerChoice({ children }: { children: (layer: { dealerId?: string }) => ReactNode }) {
  const me = useMe();
  const [dealerId, setDealerId] = useState<string>();
  if (me?.role !== 'hq') return children({});
  return dealerId === undefined ? <Dealers onChosen={setDealerId} /> : children({ dealerId });
}

function Dealers({ onChosen }: { onChosen: (dealerId: string) => void }) {
  const dealers = useDealers();
  return (
    <Loaded of={dealers}>
      {(items) => (
        <ChoiceList
          title={t('leadRules.dealer')}
          more={dealers.more}
          items={items.map(({ dealerId, name, code }) => ({
            id: `dealer-${code}`,
            title: name,
            subtitle: code,
            onTap: () => onChosen(dealerId),
          }))}
        />
      )}
    </Loaded>
  );
}
