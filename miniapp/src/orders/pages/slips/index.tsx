import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '@/api/call';
import { useMe } from '@/api/session';
import { useLoad } from '@/api/use-load';
import { usePages } from '@/api/use-pages';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { today } from '@/locales/moment';
import { t } from '@/locales/t';
import { SlipBody } from '@/orders/components/slip-body';
import { noSlips, SlipRows } from '@/orders/components/slip-rows';
import { slipPage } from '@/orders/pages';
import { dealerOf, type Place, placeOf } from '@/orders/place';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-field';
import { EmptyState } from '@/ui/empty-state';
import { Loaded } from '@/ui/loaded';
import { Screen } from '@/ui/screen';
import { Split } from '@/ui/split';
import { go } from '@/wx/navigate';
import { useWide } from '@/wx/window';

/** A store's slips of one day; on a wide window the chosen one stands beside the list. */
export default function SlipsPage() {
  const place = placeOf(useRouter().params);
  const [day, setDay] = useState(() => today());
  const [chosen, setChosen] = useState<string>();
  const wide = useWide();
  const slips = usePages(
    (cursor) => call('GET /orders/slips', { query: { day, ...place, ...(cursor === undefined ? {} : { cursor }) } }),
    [day],
  );
  useReloadOnShow(slips);
  const list = (
    <>
      <DateField label={t('orders.day')} value={day} onChange={setDay} />
      <Loaded of={slips}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon="slip" {...noSlips()} />
          ) : (
            <>
              <SlipRows
                items={items}
                chosen={wide ? chosen : undefined}
                onTap={({ slipId }) => (wide ? setChosen(slipId) : go(slipPage, { slipId, ...dealerOf(place) }))}
              />
              {slips.more && <Button kind="plain" block label={t('orders.more')} onTap={slips.more} />}
            </>
          )
        }
      </Loaded>
    </>
  );
  return (
    <Screen title={t('orders.slips')} width="wide">
      <Split
        list={list}
        chosen={chosen}
        detail={(slipId) => <Chosen key={slipId} slipId={slipId} place={place} />}
        placeholder={t('orders.chooseSlip')}
      />
    </Screen>
  );
}

function Chosen({ slipId, place }: { slipId: string; place: Place }) {
  const own = useMe()?.storeId;
  const slip = useLoad(() => call('GET /orders/slips/{slipId}', { params: { slipId }, query: dealerOf(place) }), [slipId]);
  return (
    <Loaded of={slip}>
      {(loaded) => (
        <>
          <SlipBody slip={loaded} />
          {loaded.state === 'OPEN' && loaded.storeId === own && (
            <Button block label={t('orders.collect')} amountFen={loaded.dueFen} onTap={() => go(slipPage, { slipId })} />
          )}
        </>
      )}
    </Loaded>
  );
}
