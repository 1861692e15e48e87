import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { t } from '@/locales/t';
import type { Draft } from '@/segments/rule-form';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { PickKind } from './pick-kind';

const words = {
  cat: 'segments.addCat',
  brand: 'segments.addBrand',
  spent: 'segments.addSpent',
  came: 'segments.addCame',
  away: 'segments.addAway',
} as const;

const amounts = {
  cat: ['segments.units', 'segments.unitsUnit', 'number'],
  brand: ['segments.units', 'segments.unitsUnit', 'number'],
  spent: ['segments.yuan', 'segments.yuanUnit', 'digit'],
  came: ['segments.times', 'segments.timesUnit', 'number'],
} as const;

type Props = { at: number; draft: Draft; onChange: (after: Draft | undefined) => void };

export function ConditionFields({ at, draft, onChange }: Props) {
  const { kind, amount, days } = draft;
  const set = (more: Partial<Draft>): void => onChange({ ...draft, ...more });
  return (
    <View className="segments-section">
      <View className="segments-head">
        <Text className="segments-title">{t(words[kind])}</Text>
        <Button small kind="quiet" id={`drop-${at}`} label={t('segments.drop')} onTap={() => onChange(undefined)} />
      </View>
      {(kind === 'cat' || kind === 'brand') && <Kind at={at} by={kind} of={draft.of} onPick={(of) => set({ of })} />}
      <View className="segments-pair">
        {kind !== 'away' && (
          <Field
            id={`amount-${at}`}
            type={amounts[kind][2]}
            label={t(amounts[kind][0])}
            suffix={t(amounts[kind][1])}
            maxLength={kind === 'spent' ? 12 : 3}
            value={amount}
            onChange={(typed) => set({ amount: typed })}
          />
        )}
        <Field
          id={`days-${at}`}
          type="number"
          label={t(kind === 'away' ? 'segments.awayDays' : 'segments.days')}
          suffix={t('segments.daysUnit')}
          maxLength={3}
          value={days}
          onChange={(typed) => set({ days: typed })}
        />
      </View>
    </View>
  );
}

function Kind({ at, by, of, onPick }: { at: number; by: 'cat' | 'brand'; of: string; onPick: (of: string) => void }) {
  const [open, setOpen] = useState(of === '');
  const pick = (chosen: string): void => {
    onPick(chosen);
    setOpen(false);
  };
  return open ? (
    <PickKind by={by} onPick={pick} />
  ) : (
    <View className="segments-head">
      <Text>{of}</Text>
      <Button
        small
        kind="plain"
        id={`choose-${at}`}
        label={t(by === 'cat' ? 'segments.chooseCat' : 'segments.chooseBrand')}
        onTap={() => setOpen(true)}
      />
    </View>
  );
}
