import { Switch as NutSwitch } from '@nutui/nutui-react-taro';
import { isH5 } from '@/wx/platform';
import './switch.scss';

type Props = { on: boolean; onChange: (on: boolean) => void; label: string; id?: string | undefined };

/** On or off, at once. The row beside it says what. */
export function Switch({ on, onChange, label, id }: Props) {
  // Taro's H5 elements know ARIA by its own names only.
  const state = isH5 ? { role: 'switch', 'aria-checked': on ? 'true' : 'false', 'aria-label': label } : {};
  return (
    <NutSwitch
      {...(id === undefined ? {} : { id })}
      className={`ui-switch ${on ? 'ui-switch-on' : ''}`}
      checked={on}
      onChange={onChange}
      ariaLabel={label}
      // It would flash up at each tap: what a switch changes here is changed at once.
      loadingIcon={null}
      {...state}
    />
  );
}
