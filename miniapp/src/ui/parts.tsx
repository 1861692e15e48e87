import { View } from '@tarojs/components';
import './parts.scss';

export type Part = { id: string; value: number; tone: 'accent' | 'good' | 'warn' | 'rest' };

/** One whole in its parts, drawn to scale: what is paid of a slip, whose share is how large. What it says stands in words beside it. */
export function Parts({ parts }: { parts: readonly Part[] }) {
  const shown = parts.filter(({ value }) => value > 0);
  return (
    <View className="ui-parts">
      {shown.map(({ id, value, tone }) => (
        <View key={id} className={`ui-parts-one ui-parts-${tone}`} style={{ flexGrow: String(value) }} />
      ))}
    </View>
  );
}
