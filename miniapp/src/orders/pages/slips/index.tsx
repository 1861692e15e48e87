import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '@/api/call';
import { dealerOf, type Place, placeOf } from '@/api/place';
import { useMe } from '@/api/session';
import { useLoad } from '@/api/use-load';
import { usePages } from '@/api/use-pages';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { today } from '@/locales/moment';
import { t } from '@/locales/t';
import { SlipBody } from '@/orders/components/slip-body';
import { noSlips, SlipRows } from '@/orders/components/slip-rows';
import { slipPage } from '@/orders/pages';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { DateField } from '@/ui/date-field';
import { EmptyState } from '@/ui/empty-state';
import { Loaded } from '@/ui/loaded';
import { Screen } from '@/ui/screen';
import { Split } from '@/ui/split';
import { go } from '@/wx/navigate';
import { useWide } from '@/wx/window';

const Which = ({ waiting, onChange }: { waiting: boolean; onChange: (waiting: boolean) => void }) => (
  <Chips>
    <Chip id="slips-by-day" label={t('deposits.byDay')} on={!waiting} onTap={() => onChange(false)} />
    <Chip id="slips-waiting" label={t('deposits.waiting')} on={waiting} onTap={() => onChange(true)} />
  </Chips>
);

const noneWaiting = () => ({ title: t('deposits.waitingEmpty'), text: t('deposits.waitingEmptyHow') });

/** A store's slips of one day, or those that wait for a balance; on a wide window the chosen one stands beside the list. */
export default function SlipsPage() {
  const place = placeOf(useRouter().params);
  const [day, setDay] = useState(() => today());
  const [chosen, setChosen] = useState<string>();
  const wide = useWide();
  const [waiting, setWaiting] = useState(false);
  const slips = usePages(
    (cursor) => {
      const from = cursor === undefined ? {} : { cursor };
      return waiting ? call('GET /orders/deposits', { query: from }) : call('GET /orders/slips', { query: { day, ...place, ...from } });
    },
    [day, waiting],
  );
  useReloadOnShow(slips);
  const list = (
    <>
      {place.storeId === undefined && <Which waiting={waiting} onChange={setWaiting} />}
      {!waiting && <DateField label={t('orders.day')} value={day} onChange={setDay} />}
      <Loaded of={slips}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon="slip" {...(waiting ? noneWaiting() : noSlips())} />
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
            <Button block label={t('orders.collect')} amountFen={loaded.dueNowFen} onTap={() => go(slipPage, { slipId })} />
          )}
        </>
      )}
    </Loaded>
  );
}
