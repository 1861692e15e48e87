import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './bars.scss';

export type Bar = {
  id: string;
  label: ReactNode;
  /** Below the label: a count, a share. */
  note?: ReactNode;
  /** What the length shows; the largest fills the row. Nothing or less than nothing has no length. */
  value: number;
  /** The figure itself, at the right. */
  end: ReactNode;
};

/** Figures compared by length, each also said in words and digits. In the order given; for a funnel that of its stages. */
export function Bars({ items }: { items: readonly Bar[] }) {
  const most = Math.max(1, ...items.map(({ value }) => value));
  return (
    <View className="ui-bars">
      {items.map(({ id, label, note, value, end }) => (
        <View key={id} className="ui-bars-one">
          <View className="ui-bars-words">
            <View className="ui-bars-label">{label}</View>
            {note !== undefined && <View className="ui-bars-note">{note}</View>}
            <View className="ui-bars-end">{end}</View>
          </View>
          <View className="ui-bars-track">
            <View className="ui-bars-length" style={{ width: `${(100 * Math.max(0, value)) / most}%` }} />
          </View>
        </View>
      ))}
    </View>
  );
}
