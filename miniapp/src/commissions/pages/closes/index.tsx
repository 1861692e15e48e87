import { useState } from 'react';
import { call } from '@/api/call';
import { useMe } from '@/api/session';
import { useLoad } from '@/api/use-load';
import { usePages } from '@/api/use-pages';
import { MonthStatement } from '@/commissions/components/month-statement';
import { lastMonths } from '@/commissions/last-months';
import { today } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Screen } from '@/ui/screen';

/** 提成月结: the months of a dealer, closed or still open, and each month's statement. Head office first says which dealer. */
export default function ClosesPage() {
  const role = useMe()?.role;
  const [dealerId, setDealerId] = useState<string>();
  return (
    <Screen title={t('commissions.closes')} width="wide">
      {role === 'hq' && dealerId === undefined ? (
        <Dealers onChosen={setDealerId} />
      ) : (
        <Months where={dealerId === undefined ? {} : { dealerId }} mayClose={role !== 'hq'} />
      )}
    </Screen>
  );
}

function Dealers({ onChosen }: { onChosen: (dealerId: string) => void }) {
  const dealers = usePages((cursor) => call('GET /identity/dealers', { query: cursor === undefined ? {} : { cursor } }), []);
  return (
    <Loaded of={dealers}>
      {(items) => (
        <>
          <List title={t('commissions.dealer')}>
            {items.map(({ dealerId, name, code }) => (
              <Row key={dealerId} id={`dealer-${code}`} title={name} subtitle={code} onTap={() => onChosen(dealerId)} />
            ))}
          </List>
          {dealers.more && <Button kind="plain" block label={t('commissions.more')} onTap={dealers.more} />}
        </>
      )}
    </Loaded>
  );
}

/** The last months, and older ones that were closed. */
function Months({ where, mayClose }: { where: { dealerId?: string }; mayClose: boolean }) {
  const recent = lastMonths(today(), 3);
  const [month, setMonth] = useState(recent[0] ?? '');
  const closed = useLoad(() => call('GET /commissions/closes', { query: where }), [where]);
  const done = (closed.data?.items ?? []).map((one) => one.month);
  const months = [...new Set([...recent, ...done])].sort().reverse();
  return (
    <>
      <Chips>
        {months.map((id) => (
          <Chip
            key={id}
            id={`month-${id}`}
            label={done.includes(id) ? t('commissions.monthClosed', { month: id }) : id}
            on={month === id}
            onTap={() => setMonth(id)}
          />
        ))}
      </Chips>
      {/* A month that is not over cannot be closed: nothing offers it. */}
      <MonthStatement key={month} month={month} where={where} mayClose={mayClose && month !== recent[0]} onClosed={closed.reload} />
    </>
  );
}
