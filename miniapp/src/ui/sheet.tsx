import { Popup } from '@nutui/nutui-react-taro';
import { ScrollView, Text, View } from '@tarojs/components';
import { type ReactNode, useContext, useEffect, useState } from 'react';
import { t } from '@/locales/t';
import { Dialog } from '@/ui/dialog';
import { Icon } from '@/ui/icon';
import { SheetPlace } from '@/ui/sheet-place';
import { Tap } from '@/ui/tap';
import { useWide } from '@/wx/window';
import './sheet.scss';

type Props = {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The action, always in sight below the content. */
  footer?: ReactNode;
};

/** Something done without leaving the page: rises from the bottom of a phone, stands at the side of a wide window. */
export function Sheet({ open, title, onClose, children, footer }: Props) {
  const wide = useWide();
  const place = useContext(SheetPlace);
  // One render later than asked, so that a sheet which is open from its first render rises too.
  const [visible, setVisible] = useState(false);
  useEffect(() => setVisible(open), [open]);
  // The page decides whether the shade closes: Popup's own closing would call onClose also when the page closes it.
  const askToClose = (): boolean => {
    onClose();
    return false;
  };
  return (
    <Popup
      visible={visible}
      position={wide ? 'right' : 'bottom'}
      round
      portal={place}
      duration={200}
      zIndex={900}
      style={{ display: 'flex' }}
      className="ui-sheet"
      onOverlayClick={askToClose}
    >
      {/* Popup would take them away itself, by a timer that also strikes a sheet that was opened again meanwhile. */}
      {visible && (
        <Dialog className="ui-sheet-panel" title={title} onClose={onClose}>
          <View className="ui-sheet-head">
            <Text className="ui-sheet-title">{title}</Text>
            <Tap className="ui-sheet-close" label={t('ui.close')} onTap={onClose}>
              <Icon name="close" />
            </Tap>
          </View>
          <ScrollView scrollY className="ui-sheet-body">
            <View className="ui-sheet-content">{children}</View>
          </ScrollView>
          {footer !== undefined && <View className="ui-sheet-foot">{footer}</View>}
        </Dialog>
      )}
    </Popup>
  );
}
