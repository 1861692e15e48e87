import { ScrollView, Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { t } from '@/locales/t';
import { Icon } from '@/ui/icon';
import { Tap } from '@/ui/tap';
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
  if (!open) return null;
  return (
    <View className="ui-sheet" catchMove>
      <View className="ui-sheet-shade" onClick={onClose} />
      <View className="ui-sheet-panel">
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
      </View>
    </View>
  );
}
