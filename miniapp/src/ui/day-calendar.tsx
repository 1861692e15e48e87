import { CalendarCard, type CalendarCardRef, ConfigProvider } from '@nutui/nutui-react-taro';
import enUS from '@nutui/nutui-react-taro/dist/es/locales/en-US';
import zhCN from '@nutui/nutui-react-taro/dist/es/locales/zh-CN';
import { Text, View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { language } from '@/locales/language';
import { dayText, today } from '@/locales/moment';
import { t } from '@/locales/t';
import { asButton } from '@/ui/as-button';
import { Icon, type IconName } from '@/ui/icon';
import { Tap } from '@/ui/tap';
import './day-calendar.scss';

type Props = {
  /** 'YYYY-MM-DD', or '' while none is chosen. */
  value: string;
  onChoose: (day: string) => void;
  from: string;
  until: string;
};

type Day = { type?: 'prev' | 'current' | 'next'; year: number; month: number; date: number };

const dateOf = (day: string): Date => {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
};
const textOf = ({ year, month, date }: Day): string => dayText(new Date(year, month - 1, date));

/** A month with its weekdays; one tap chooses. */
export function DayCalendar({ value, onChoose, from, until }: Props) {
  const card = useRef<CalendarCardRef>(null);
  const [month, setMonth] = useState({ year: 0, month: 1 });
  return (
    <ConfigProvider locale={language() === 'en' ? enUS : zhCN}>
      <CalendarCard
        ref={card}
        className="ui-calendar"
        firstDayOfWeek={1}
        defaultValue={dateOf(value || today())}
        {...(from === '' ? {} : { startDate: dateOf(from) })}
        {...(until === '' ? {} : { endDate: dateOf(until) })}
        title={<MonthBar {...month} onJump={(months) => card.current?.jump(months)} />}
        renderDay={(day) => <DayFace day={day} today={textOf(day) === today()} />}
        onPageChange={setMonth}
        // It gives nothing where the chosen day is tapped again: then that day stays.
        onChange={(chosen) => onChoose(chosen instanceof Date ? dayText(chosen) : value || today())}
      />
    </ConfigProvider>
  );
}

/** NutUI's own bar has arrows of 12 px without words for a screen reader. */
function MonthBar({ year, month, onJump }: { year: number; month: number; onJump: (months: number) => void }) {
  const arrow = (icon: IconName, label: string, months: number) => (
    <Tap className="ui-calendar-arrow" label={label} onTap={() => onJump(months)}>
      <Icon name={icon} size={18} />
    </Tap>
  );
  return (
    <View className="ui-calendar-bar">
      {arrow('far-back', t('ui.yearBefore'), -12)}
      {arrow('back', t('ui.monthBefore'), -1)}
      <Text className="ui-calendar-month figures">{t('ui.month', { year, month })}</Text>
      {arrow('forward', t('ui.monthAfter'), 1)}
      {arrow('far-forward', t('ui.yearAfter'), 12)}
    </View>
  );
}

function DayFace({ day, today }: { day: Day; today: boolean }) {
  if (day.type !== 'current') return null;
  return (
    <View className={`ui-calendar-day figures ${today ? 'ui-calendar-today' : ''}`} {...asButton(textOf(day))}>
      {day.date}
    </View>
  );
}
