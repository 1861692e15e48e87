import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useMe } from '@/api/session';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { myVisitsPage, startPage } from '@/intake/pages';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { back, goTab, replace } from '@/wx/navigate';
import { SlotPicker } from './slot-picker';

type Props = { storeId: string; leadId?: string | undefined; onOther?: (() => void) | undefined };

/** When to come to a store, and for what. A guide books for the customer of a lead; a guest becomes a member first. */
export function BookVisit({ storeId, leadId, onOther }: Props) {
  const isGuest = useMe()?.role === 'guest';
  const store = useLoad(() => call('GET /intake/stores/{storeId}/slots', { params: { storeId } }), [storeId]);
  const [at, setAt] = useState<string>();
  const [need, setNeed] = useState('');
  const [key, setKey] = useState(newKey);
  const book = useAction(async () => {
    if (at === undefined) return;
    const body = { at, ...(need.trim() === '' ? {} : { need: need.trim() }) };
    if (leadId === undefined) await call('POST /intake/visits', { body: { storeId, ...body }, idempotencyKey: key });
    else await call('POST /intake/leads/{leadId}/visits', { params: { leadId }, body, idempotencyKey: key });
    notify(t('intake.booked'));
    if (leadId === undefined) replace(myVisitsPage);
    else back(startPage);
  });
  const choose = (slot: string): void => {
    setAt(slot);
    setKey(newKey());
  };
  const tryAgain = async (): Promise<void> => {
    // Somebody else took the last place meanwhile: the times are shown as they are now.
    if (!(await book.run())) {
      setKey(newKey());
      store.reload();
    }
  };
  return (
    <Loaded of={store}>
      {({ storeName, address, slots }) => (
        <View className="intake-body">
          <List>
            <Row
              title={storeName}
              subtitle={address}
              end={onOther && <Button small kind="quiet" label={t('intake.otherStore')} onTap={onOther} />}
            />
          </List>
          <SlotPicker slots={slots} value={at} onChange={choose} />
          {slots.length > 0 && (
            <View className="intake-form">
              <Field
                id="visit-need"
                label={t('intake.need')}
                placeholder={t('intake.needHint')}
                value={need}
                maxLength={100}
                onChange={setNeed}
              />
            </View>
          )}
          <ProblemLine problem={book.problem} />
          {isGuest ? (
            <Button block id="join-to-book" label={t('intake.joinFirst')} onTap={() => goTab(startPage)} />
          ) : (
            slots.length > 0 && (
              <Button block id="book-visit" label={t('intake.book')} disabled={at === undefined} busy={book.busy} onTap={tryAgain} />
            )
          )}
        </View>
      )}
    </Loaded>
  );
}
