import { Text, View } from '@tarojs/components';
import { t } from '@/locales/t';
import { Icon } from '@/ui/icon';
import { Tap } from '@/ui/tap';
import './stepper.scss';

type Props = {
  value: number;
  onChange: (value: number) => void;
  min?: number | undefined;
  max?: number | undefined;
  /** What is counted, for a screen reader. */
  label: string;
};

/** A quantity. At an end the button rests instead of disappearing, so nothing moves under the thumb. */
export function Stepper({ value, onChange, min = 1, max = 999, label }: Props) {
  return (
    <View className="ui-stepper">
      <Tap className="ui-stepper-end" label={t('ui.less', { label })} disabled={value <= min} onTap={() => onChange(value - 1)}>
        <Icon name="minus" size={18} />
      </Tap>
      <Text className="ui-stepper-value figures">{value}</Text>
      <Tap className="ui-stepper-end" label={t('ui.more', { label })} disabled={value >= max} onTap={() => onChange(value + 1)}>
        <Icon name="plus" size={18} />
      </Tap>
    </View>
  );
}
