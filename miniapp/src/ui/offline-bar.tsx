import { Text, View } from '@tarojs/components';
import { t } from '@/locales/t';
import { Icon } from '@/ui/icon';
import './offline-bar.scss';

/** Calm, not red: work goes on. Nothing is shown while all is well. */
export function OfflineBar({ online, waiting }: { online: boolean; waiting: number }) {
  if (online && waiting === 0) return null;
  const words = online
    ? t('ui.uploading', { count: waiting })
    : waiting === 0
      ? t('ui.offline')
      : t('ui.offlineWaiting', { count: waiting });
  return (
    <View className="ui-offline">
      <Icon name={online ? 'clock' : 'offline'} size={18} />
      <Text>{words}</Text>
    </View>
  );
}
