import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
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
  const store = useLoad(() => call('GET /intake/stores/{storeId}/slots', { params: { storeId } }), [storeId]);
  const [wish, setWish] = useState<Wish>({ need: '' });
  const book = useBooking({ storeId, leadId }, wish, store.reload);
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
          <SlotPicker slots={slots} value={wish.at} onChange={(at) => setWish({ ...wish, at })} />
          {slots.length > 0 && (
            <View className="intake-form">
              <Field
                id="visit-need"
                label={t('intake.need')}
                placeholder={t('intake.needHint')}
                value={wish.need}
                maxLength={100}
                onChange={(need) => setWish({ ...wish, need })}
              />
            </View>
          )}
          <ProblemLine problem={book.problem} />
          {slots.length > 0 && <Confirm disabled={wish.at === undefined} busy={book.busy} onTap={book.run} />}
        </View>
      )}
    </Loaded>
  );
}

function Confirm({ disabled, busy, onTap }: { disabled: boolean; busy: boolean; onTap: () => unknown }) {
  if (useMe()?.role === 'guest') return <Button block id="join-to-book" label={t('intake.joinFirst')} onTap={() => goTab(startPage)} />;
  return <Button block id="book-visit" label={t('intake.book')} disabled={disabled} busy={busy} onTap={onTap} />;
}

type Wish = { at?: string; need: string };

/** One key for one wish: what was changed is another booking. Where somebody else took the last place meanwhile, the times are read again. */
function useBooking({ storeId, leadId }: { storeId: string; leadId: string | undefined }, { at, need }: Wish, onRefused: () => void) {
  const keys = useRef(new Map<string, string>());
  const action = useAction(async () => {
    if (at === undefined) return;
    const body = { at, ...(need.trim() === '' ? {} : { need: need.trim() }) };
    const wish = JSON.stringify(body);
    const idempotencyKey = keys.current.get(wish) ?? newKey();
    keys.current.set(wish, idempotencyKey);
    if (leadId === undefined) await call('POST /intake/visits', { body: { storeId, ...body }, idempotencyKey });
    else await call('POST /intake/leads/{leadId}/visits', { params: { leadId }, body, idempotencyKey });
    notify(t('intake.booked'));
    if (leadId === undefined) replace(myVisitsPage);
    else back(startPage);
  });
  const run = async (): Promise<void> => {
    if (!(await action.run())) onRefused();
  };
  return { ...action, run };
}
