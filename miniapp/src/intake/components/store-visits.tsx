import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useMe } from '@/api/session';
import { useLoad } from '@/api/use-load';
import { stateTag, visitState } from '@/intake/words';
import { clockTime, today } from '@/locales/moment';
import { t } from '@/locales/t';
import { Tag } from '@/ui/chip';
import { DateField } from '@/ui/date-field';
import { EmptyState } from '@/ui/empty-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { HoursSheet } from './hours-sheet';
import { VisitSheet } from './visit-sheet';
import './intake.scss';

export type StoreVisit = ReplyOf<'GET /intake/visits'>['items'][number];

/** Who comes to the store on a day; a tap says what can be done. The manager sets how many are received at a time. */
export function StoreVisits() {
  const isManager = useMe()?.role === 'manager';
  const [day, setDay] = useState(today());
  const visits = useLoad(() => call('GET /intake/visits', { query: { day } }), [day]);
  const [open, setOpen] = useState<StoreVisit>();
  const [setting, setSetting] = useState(false);
  const done = (): void => {
    setOpen(undefined);
    setSetting(false);
    visits.reload();
  };
  return (
    <View className="intake-body">
      <DateField id="visits-day" label={t('intake.day')} value={day} onChange={setDay} />
      <Loaded of={visits}>
        {({ items, hours }) => (
          <View className="intake-body">
            {items.length === 0 ? (
              <EmptyState icon="calendar" title={t('intake.nobody')} text={t('intake.nobodyHow')} />
            ) : (
              <List>
                {items.map((visit) => (
                  <VisitRow key={visit.visitId} visit={visit} onTap={() => setOpen(visit)} />
                ))}
              </List>
            )}
            <List title={t('intake.hours')}>
              <Row
                id="visit-hours"
                title={
                  hours.perSlot === 0 ? t('intake.hoursShut') : t('intake.hoursAre', { minutes: hours.slotMinutes, count: hours.perSlot })
                }
                subtitle={t('intake.daysAhead', { days: hours.daysAhead })}
                onTap={isManager ? () => setSetting(true) : undefined}
              />
            </List>
            {open && <VisitSheet key={open.visitId} visit={open} onDone={done} onClose={() => setOpen(undefined)} />}
            {setting && <HoursSheet hours={hours} onDone={done} onClose={() => setSetting(false)} />}
          </View>
        )}
      </Loaded>
    </View>
  );
}

function VisitRow({ visit, onTap }: { visit: StoreVisit; onTap: () => void }) {
  const { visitId, at, customerName, mobileMasked, need, guideName } = visit;
  const whose = guideName === undefined ? t('intake.nobodys') : t('intake.of', { name: guideName });
  return (
    <Row
      id={`visit-${visitId}`}
      title={`${clockTime(at)} ${customerName}`}
      subtitle={[mobileMasked, whose, need].filter(Boolean).join(' · ')}
      end={<Tag {...stateTag(visitState(visit))} />}
      onTap={onTap}
    />
  );
}
