import { Picker, Text, View } from '@tarojs/components';
import { t } from '@/locales/t';
import { Icon } from '@/ui/icon';
import './field.scss';
import './date-field.scss';
import './input.scss';

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

/** A day, chosen with the platform's own wheel. */
export function DateField({ label, value, onChange, from = '', until = '', hint, problem, id }: Props) {
  const foot = problem ?? hint;
  return (
    <View className={`ui-field ${problem ? 'ui-field-wrong' : ''}`}>
      <Text className="ui-field-label">{label}</Text>
      <Picker
        {...(id === undefined ? {} : { id })}
        mode="date"
        value={value}
        start={from}
        end={until}
        onChange={(event) => onChange(event.detail.value)}
      >
        <View className="ui-field-box">
          <Text className={`ui-date-value figures ${value === '' ? 'ui-placeholder' : ''}`}>{value || t('ui.chooseDay')}</Text>
          <Icon name="clock" size={18} />
        </View>
      </Picker>
      {foot !== undefined && <Text className="ui-field-foot">{foot}</Text>}
    </View>
  );
}
