import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { t } from '@/locales/t';
import { DayCalendar } from '@/ui/day-calendar';
import { Icon } from '@/ui/icon';
import { Sheet } from '@/ui/sheet';
import { Tap } from '@/ui/tap';
import './field.scss';
import './date-field.scss';

type Props = {
  label: string;
  /** 'YYYY-MM-DD', or '' while none is chosen. */
  value: string;
  onChange: (day: string) => void;
  from?: string | undefined;
  until?: string | undefined;
  hint?: string | undefined;
  problem?: string | undefined;
  id?: string | undefined;
};

/** A day, chosen from a calendar that shows which weekday it is. */
export function DateField({ label, value, onChange, from = '', until = '', hint, problem, id }: Props) {
  const [open, setOpen] = useState(false);
  const foot = problem ?? hint;
  const choose = (day: string): void => {
    setOpen(false);
    onChange(day);
  };
  return (
    <View className={`ui-field ${problem ? 'ui-field-wrong' : ''}`}>
      <Text className="ui-field-label">{label}</Text>
      <Tap className="ui-field-box" onTap={() => setOpen(true)} id={id}>
        <Text className={`ui-date-value figures ${value === '' ? 'ui-date-none' : ''}`}>{value || t('ui.chooseDay')}</Text>
        <Icon name="calendar" size={18} />
      </Tap>
      {foot !== undefined && <Text className="ui-field-foot">{foot}</Text>}
      <Sheet open={open} title={label} onClose={() => setOpen(false)}>
        <DayCalendar value={value} onChoose={choose} from={from} until={until} />
      </Sheet>
    </View>
  );
}
