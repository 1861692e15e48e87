import { dayOf } from '@functions/kernel/instant.ts';
import { ScrollView, View } from '@tarojs/components';
import { useState } from 'react';
import { clockTime, dayName, today } from '@/locales/moment';
import { t } from '@/locales/t';
import { Chip, Chips } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import './intake.scss';

type Slot = { at: string; left: number };
type Props = { slots: readonly Slot[]; value: string | undefined; onChange: (at: string) => void };

/** A day, then a time of it. What is full stays in sight, so that nobody looks for it. */
export function SlotPicker({ slots, value, onChange }: Props) {
  const days = [...new Set(slots.map(({ at }) => dayOf(at)))];
  const free = days.find((one) => slots.some(({ at, left }) => dayOf(at) === one && left > 0));
  const [chosen, setChosen] = useState<string>();
  const day = chosen ?? (value === undefined ? free : dayOf(value)) ?? days[0];
  if (days.length === 0) return <EmptyState icon="calendar" title={t('intake.noSlots')} text={t('intake.noSlotsHow')} />;
  return (
    <View className="intake-form">
      <View>
        <View className="intake-label">{t('intake.whichDay')}</View>
        <ScrollView scrollX enhanced showScrollbar={false} className="intake-days">
          <View className="intake-days-row">
            {days.map((one) => (
              <Chip key={one} id={`day-${one}`} label={dayWord(one)} on={one === day} onTap={() => setChosen(one)} />
            ))}
          </View>
        </ScrollView>
      </View>
      <View>
        <View className="intake-label">{t('intake.whichTime')}</View>
        <Chips>
          {slots
            .filter(({ at }) => dayOf(at) === day)
            .map(({ at, left }) => (
              <Chip
                key={at}
                id={`slot-${clockTime(at).replace(':', '')}`}
                label={left > 0 ? clockTime(at) : t('intake.fullAt', { time: clockTime(at) })}
                on={at === value}
                disabled={left === 0}
                onTap={() => onChange(at)}
              />
            ))}
        </Chips>
      </View>
    </View>
  );
}

function dayWord(day: string): string {
  if (day === today()) return t('intake.today');
  const at = new Date(`${day}T04:00:00.000Z`);
  return `${dayName(at)} ${t('intake.weekdays').split(' ')[at.getDay()] ?? ''}`;
}
