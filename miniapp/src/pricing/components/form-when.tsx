import { View } from '@tarojs/components';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { type FormPart, Hint, Section } from './form-section';
import { weekdayWord } from './promotion-detail';

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** From when to when, and on which days of the week. */
export function FormWhen({ form, set }: FormPart) {
  const { days } = form;
  const toggle = (day: number): void => set({ days: days.includes(day) ? days.filter((one) => one !== day) : [...days, day] });
  const dated = form.fromDay !== '' || form.toDay !== '';
  return (
    <Section title={t('pricing.when')}>
      <View className="pricing-pair">
        <DateField id="from-day" label={t('pricing.fromDay')} value={form.fromDay} onChange={(fromDay) => set({ fromDay })} />
        <Clock id="from-time" label={t('pricing.fromTime')} value={form.fromTime} onChange={(fromTime) => set({ fromTime })} />
        <DateField
          id="to-day"
          label={t('pricing.toDay')}
          value={form.toDay}
          hint={t('pricing.noEnd')}
          onChange={(toDay) => set({ toDay })}
        />
        <Clock id="to-time" label={t('pricing.toTime')} value={form.toTime} onChange={(toTime) => set({ toTime })} />
      </View>
      {dated && <Button small kind="quiet" label={t('pricing.clearDays')} onTap={() => set({ fromDay: '', toDay: '' })} />}
      <Hint text={t('pricing.weekly')} />
      <Chips>
        {WEEK.map((day) => (
          <Chip key={day} id={`day-${day}`} label={weekdayWord(day)} on={days.includes(day)} onTap={() => toggle(day)} />
        ))}
      </Chips>
      {days.length > 0 && (
        <View className="pricing-pair">
          <Clock id="opens" label={t('pricing.opens')} value={form.opens} onChange={(opens) => set({ opens })} />
          <Clock id="closes" label={t('pricing.closes')} value={form.closes} onChange={(closes) => set({ closes })} />
        </View>
      )}
    </Section>
  );
}

type ClockProps = { id: string; label: string; value: string; onChange: (text: string) => void };

/** A full-width colon is what Chinese keyboards type. */
const Clock = ({ onChange, ...props }: ClockProps) => (
  <Field maxLength={5} placeholder="20:00" {...props} onChange={(text) => onChange(text.replace(/\uff1a/g, ':'))} />
);
