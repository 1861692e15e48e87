import { useState } from 'react';
import { call } from '@/api/call';
import { useMe } from '@/api/session';
import { useLoad } from '@/api/use-load';
import { today } from '@/locales/moment';
import { t } from '@/locales/t';
import { CloseForm } from '@/payments/components/close-form';
import { DayBooks } from '@/payments/components/day-books';
import { DateField } from '@/ui/date-field';
import { Loaded } from '@/ui/loaded';
import { Screen } from '@/ui/screen';
import '@/payments/components/payments.scss';

/** 日结: what the books expect of a day, what was counted, and why the two differ. */
export default function DayPage() {
  const [day, setDay] = useState(() => today());
  const isManager = useMe()?.role === 'manager';
  const books = useLoad(() => call('GET /payments/day', { query: { day } }), [day]);
  return (
    <Screen title={t('payments.dayTitle')} width="wide">
      <DateField label={t('payments.day')} value={day} until={today()} onChange={setDay} />
      <Loaded of={books}>
        {(data) => (
          <DayBooks books={data}>
            {isManager && <CloseForm key={`${data.day}-${data.closes.length}`} books={data} onClosed={books.reload} />}
          </DayBooks>
        )}
      </Loaded>
    </Screen>
  );
}
