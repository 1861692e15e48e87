import { type ButtonProps, Button as PlatformButton, Text, View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { t } from '@/locales/t';
import { asButton } from '@/ui/as-button';
import { formatMoney } from '@/ui/format-money';
import './button.scss';

type Props = {
  /** A verb; with `amountFen` the button reads 「确认收款 ¥1,280.00」. */
  label: string;
  amountFen?: number | undefined;
  /** When it returns a promise the button is busy until that settles; taps meanwhile do nothing. */
  onTap?: (() => unknown) | undefined;
  kind?: 'primary' | 'plain' | 'quiet' | 'danger' | undefined;
  /** Fills its row. */
  block?: boolean | undefined;
  small?: boolean | undefined;
  busy?: boolean | undefined;
  busyLabel?: string | undefined;
  disabled?: boolean | undefined;
  id?: string | undefined;
  /** WeChat's open abilities (getPhoneNumber, share, chooseAvatar …) with their event handlers. */
  open?: Partial<ButtonProps> | undefined;
};

export function Button(props: Props) {
  const { label, amountFen, kind = 'primary', block, small, disabled = false, id, open } = props;
  const { busy, press } = usePress(props.onTap, props.busy ?? false, disabled);
  const words = busy ? (props.busyLabel ?? t('ui.busy')) : label;
  const off = disabled || busy;
  const className = [
    `ui-button ui-button-${kind}`,
    block ? 'ui-button-block' : '',
    small ? 'ui-button-small' : '',
    disabled ? 'ui-button-off' : '',
    busy ? 'ui-button-busy' : '',
  ].join(' ');
  const face = (
    <>
      {busy && <View className="ui-button-spin" />}
      <Text className="ui-button-words">{words}</Text>
      {amountFen !== undefined && !busy && <Text className="figures">{formatMoney(amountFen)}</Text>}
    </>
  );
  const identity = id === undefined ? {} : { id };
  if (open) {
    return (
      <PlatformButton {...identity} className={`ui-button-platform ${className}`} disabled={off} onClick={press} {...open}>
        {face}
      </PlatformButton>
    );
  }
  return (
    <View {...identity} className={className} hoverClass={off ? 'none' : 'ui-button-down'} onClick={press} {...asButton(undefined, off)}>
      {face}
    </View>
  );
}

/** Busy from the tap itself, not from the next render of the page: a double tap is one press. */
function usePress(onTap: Props['onTap'], busyOutside: boolean, disabled: boolean) {
  const [working, setWorking] = useState(false);
  const running = useRef(false);
  const press = (): void => {
    if (running.current || busyOutside || disabled) return;
    const result = onTap?.();
    if (!(result instanceof Promise)) return;
    running.current = true;
    setWorking(true);
    const done = (): void => {
      running.current = false;
      setWorking(false);
    };
    result.then(done, (cause: unknown) => {
      done();
      throw cause;
    });
  };
  return { busy: working || busyOutside, press };
}
