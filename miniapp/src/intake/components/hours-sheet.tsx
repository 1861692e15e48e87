import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';
import { Stepper } from '@/ui/stepper';

type Hours = ReplyOf<'GET /intake/visits'>['hours'];
type Props = { hours: Hours; onDone: () => void; onClose: () => void };

const lengths = [30, 60, 90, 120] as const;

/** How the store receives who books: within its open hours, so long each, so many at a time. */
export function HoursSheet({ hours, onDone, onClose }: Props) {
  const [draft, setDraft] = useState(hours);
  const save = useAction(async () => {
    await call('PUT /intake/hours', { body: draft });
    notify(t('intake.hoursSaved'));
    onDone();
  });
  const set = (more: Partial<Hours>): void => setDraft({ ...draft, ...more });
  return (
    <Sheet
      open
      title={t('intake.hours')}
      onClose={onClose}
      footer={<Button block id="save-hours" label={t('intake.save')} busy={save.busy} onTap={save.run} />}
    >
      <View className="intake-form">
        <View className="intake-muted">{t('intake.slotLength')}</View>
        <Chips>
          {lengths.map((minutes) => (
            <Chip
              key={minutes}
              id={`length-${minutes}`}
              label={t('intake.minutes', { minutes })}
              on={draft.slotMinutes === minutes}
              onTap={() => set({ slotMinutes: minutes })}
            />
          ))}
        </Chips>
      </View>
      <List>
        <Row
          title={t('intake.perSlot')}
          subtitle={t('intake.perSlotHow')}
          end={<Stepper label={t('intake.perSlot')} min={0} max={50} value={draft.perSlot} onChange={(perSlot) => set({ perSlot })} />}
        />
        <Row
          title={t('intake.howFar')}
          subtitle={t('intake.daysAhead', { days: draft.daysAhead })}
          end={<Stepper label={t('intake.howFar')} min={1} max={30} value={draft.daysAhead} onChange={(daysAhead) => set({ daysAhead })} />}
        />
      </List>
      <ProblemLine problem={save.problem} />
    </Sheet>
  );
}
