import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useAction } from '@/api/use-action';
import { usePages } from '@/api/use-pages';
import { today } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { DateField } from '@/ui/date-field';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Sheet } from '@/ui/sheet';
import { Switch } from '@/ui/switch';
import type { Form } from './form-list';

type Props = { form: Form | undefined; onSaved: (form: Form) => void; onClose: () => void };
type Draft = { title: string; storeIds: string[]; wants: Form['wants']; endDay: string; active: boolean };

const wishes = { need: 'intake.wishNeed', region: 'intake.wishRegion', brand: 'intake.wishBrand', budget: 'intake.wishBudget' } as const;
const wishCodes = ['need', 'region', 'brand', 'budget'] as const;
const DAY_MS = 86_400_000;
const dayBefore = (at: string): string => today(new Date(Date.parse(at) - 1));

/** A campaign's form: what it is called, where its customers may go, what they are asked, how long it runs. */
export function FormSheet({ form, onSaved, onClose }: Props) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(form));
  const [key] = useState(newKey);
  const set = (more: Partial<Draft>): void => setDraft({ ...draft, ...more });
  const save = useAction(async () => {
    const { title, storeIds, wants, endDay, active } = draft;
    const endsAt = endDay === '' ? {} : { endsAt: new Date(Date.parse(`${endDay}T00:00:00+08:00`) + DAY_MS).toISOString() };
    const body = { title: title.trim(), storeIds, wants, ...endsAt };
    if (form) onSaved(await call('PUT /intake/forms/{linkId}', { params: { linkId: form.linkId }, body: { ...body, active } }));
    else onSaved(await call('POST /intake/forms', { body, idempotencyKey: key }));
  });
  const ready = draft.title.trim() !== '' && draft.storeIds.length > 0;
  return (
    <Sheet
      open
      title={t(form ? 'intake.editForm' : 'intake.newForm')}
      onClose={onClose}
      footer={<Button block id="save-form" label={t('intake.save')} disabled={!ready} busy={save.busy} onTap={save.run} />}
    >
      <View className="intake-body">
        <ProblemLine problem={save.problem} />
        <Field
          id="form-title"
          label={t('intake.formTitle')}
          placeholder={t('intake.formTitleHint')}
          value={draft.title}
          maxLength={30}
          onChange={(title) => set({ title })}
        />
        <Stores chosen={draft.storeIds} onChange={(storeIds) => set({ storeIds })} />
        <Wishes chosen={draft.wants} onChange={(wants) => set({ wants })} />
        <DateField id="form-end" label={t('intake.endDay')} value={draft.endDay} from={today()} onChange={(endDay) => set({ endDay })} />
        {form && (
          <List>
            <Row
              title={t('intake.running')}
              end={<Switch id="form-active" label={t('intake.running')} on={draft.active} onChange={(active) => set({ active })} />}
            />
          </List>
        )}
      </View>
    </Sheet>
  );
}

function draftOf(form: Form | undefined): Draft {
  if (!form) return { title: '', storeIds: [], wants: ['need'], endDay: '', active: true };
  const { title, stores, wants, endsAt, active } = form;
  return { title, storeIds: stores.map(({ storeId }) => storeId), wants, endDay: endsAt === undefined ? '' : dayBefore(endsAt), active };
}

const toggled = <T,>(list: readonly T[], one: T): T[] => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);

function Wishes({ chosen, onChange }: { chosen: Draft['wants']; onChange: (wants: Draft['wants']) => void }) {
  return (
    <View>
      <View className="intake-label">{t('intake.asks')}</View>
      <Chips>
        {wishCodes.map((wish) => (
          <Chip
            key={wish}
            id={`wish-${wish}`}
            label={t(wishes[wish])}
            on={chosen.includes(wish)}
            onTap={() => onChange(toggled(chosen, wish))}
          />
        ))}
      </Chips>
    </View>
  );
}

function Stores({ chosen, onChange }: { chosen: readonly string[]; onChange: (storeIds: string[]) => void }) {
  const stores = usePages((cursor) => call('GET /identity/stores', { query: cursor === undefined ? {} : { cursor } }), []);
  return (
    <View>
      <View className="intake-label">{t('intake.formStores', { count: chosen.length })}</View>
      <Loaded of={stores}>
        {(items) => (
          <Chips>
            {items.map(({ storeId, name, code }) => (
              <Chip
                key={storeId}
                id={`form-store-${code}`}
                label={name}
                on={chosen.includes(storeId)}
                onTap={() => onChange(toggled(chosen, storeId))}
              />
            ))}
          </Chips>
        )}
      </Loaded>
      {stores.more && <Button kind="quiet" small label={t('ui.next')} onTap={stores.more} />}
    </View>
  );
}
