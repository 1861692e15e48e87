import { Text, View } from '@tarojs/components';
import type { Tone } from '@/ui/chip';
import './timeline.scss';

export type TimelineItem = {
  id: string;
  /** When, already in words. */
  when: string;
  title: string;
  text?: string | undefined;
  tone?: Tone | undefined;
};

/** What happened, newest first as the page orders it. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <View className="ui-timeline">
      {items.map(({ id, when, title, text, tone = 'plain' }) => (
        <View key={id} className="ui-timeline-item">
          <View className={`ui-timeline-dot ui-timeline-${tone}`} />
          <View className="ui-timeline-words">
            <View className="ui-timeline-head">
              <Text className="ui-timeline-title">{title}</Text>
              <Text className="ui-timeline-when figures">{when}</Text>
            </View>
            {text !== undefined && <Text className="ui-timeline-text">{text}</Text>}
          </View>
        </View>
      ))}
    </View>
  );
}
