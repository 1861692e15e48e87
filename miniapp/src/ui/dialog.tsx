import { View } from '@tarojs/components';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { holdKeys } from '@/wx/dialog-keys';
import { isH5 } from '@/wx/platform';

type Props = { title: string; onClose: () => void; className: string; children: ReactNode };

/**
 * The inside of a popup: a dialog for a screen reader, and on H5 for the keyboard, where Escape closes it, Tab stays within and the
 * focus comes back afterwards. It is there only while the popup is open.
 */
export function Dialog({ title, onClose, className, children }: Props) {
  const id = useId();
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => (isH5 ? holdKeys(id, () => close.current()) : undefined), [id]);
  const words = isH5
    ? { id, role: 'dialog', 'aria-modal': 'true', 'aria-label': title, tabIndex: -1 }
    : { ariaRole: 'dialog', ariaLabel: title };
  return (
    <View className={className} {...words}>
      {children}
    </View>
  );
}
