import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { asButton } from '@/ui/as-button';
import './tap.scss';

type Props = {
  onTap: () => void;
  children?: ReactNode;
  className?: string | undefined;
  /** What a screen reader says, where the content is a picture. */
  label?: string | undefined;
  disabled?: boolean | undefined;
  id?: string | undefined;
};

/** Anything that can be pressed. Everything pressable in the product is this or Button. */
export function Tap({ onTap, children, className = '', label, disabled = false, id }: Props) {
  return (
    <View
      {...(id === undefined ? {} : { id })}
      className={`ui-tap ${disabled ? 'ui-tap-off' : ''} ${className}`}
      hoverClass={disabled ? 'none' : 'ui-tap-down'}
      hoverStayTime={60}
      onClick={() => {
        if (!disabled) onTap();
      }}
      {...asButton(label, disabled)}
    >
      {children}
    </View>
  );
}
