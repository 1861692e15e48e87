import { Text, View } from '@tarojs/components';
import { dismiss, useNotice } from '@/ui/notice';
import { Tap } from '@/ui/tap';
import './notice-bar.scss';

/** Shows what `notify` says; Screen holds one, pages do not place it. */
export function NoticeBar() {
  const notice = useNotice((state) => state.notice);
  if (!notice) return null;
  const { undo } = notice;
  return (
    <View className="ui-notice">
      <View className={`ui-notice-bar ui-notice-${notice.tone}`}>
        <Text className="ui-notice-text">{notice.text}</Text>
        {undo && (
          <Tap
            className="ui-notice-undo"
            onTap={() => {
              dismiss();
              undo.run();
            }}
          >
            {undo.label}
          </Tap>
        )}
      </View>
    </View>
  );
}
