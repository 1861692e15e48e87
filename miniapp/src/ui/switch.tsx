import { View } from '@tarojs/components';
import { asButton } from '@/ui/as-button';
import { isH5 } from '@/wx/platform';
import './switch.scss';

type Props = { on: boolean; onChange: (on: boolean) => void; label: string; id?: string | undefined };

/** On or off, at once. The row beside it says what. */
export function Switch({ on, onChange, label, id }: Props) {
  const state = isH5 ? { role: 'switch', 'aria-checked': on ? 'true' : 'false' } : { ariaRole: 'switch', ariaChecked: on };
  return (
    <View
      {...(id === undefined ? {} : { id })}
      className={`ui-switch ${on ? 'ui-switch-on' : ''}`}
      onClick={() => onChange(!on)}
      {...asButton(label)}
      {...state}
    >
      <View className="ui-switch-track">
        <View className="ui-switch-knob" />
      </View>
    </View>
  );
}
