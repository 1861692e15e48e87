import { ScrollView, Text, View } from '@tarojs/components';
import { Tap } from '@/ui/tap';
import './tabs.scss';

export type TabItem<T extends string> = { id: T; label: string; count?: number | undefined };

type Props<T extends string> = { items: readonly TabItem<T>[]; value: T; onChange: (id: T) => void };

/** Many views of one list, side by side; scrolls sideways when they do not fit. */
export function Tabs<T extends string>({ items, value, onChange }: Props<T>) {
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className="ui-tabs">
      <View className="ui-tabs-row">
        {items.map(({ id, label, count }) => (
          <Tap key={id} className={`ui-tabs-one ${id === value ? 'ui-tabs-on' : ''}`} onTap={() => onChange(id)}>
            <Text>{label}</Text>
            {count !== undefined && <Text className="ui-tabs-count figures">{count}</Text>}
          </Tap>
        ))}
      </View>
    </ScrollView>
  );
}

/** Two to four choices that exclude each other, all in sight. */
export function Segmented<T extends string>({ items, value, onChange }: Props<T>) {
  return (
    <View className="ui-segmented">
      {items.map(({ id, label }) => (
        <Tap key={id} className={`ui-segmented-one ${id === value ? 'ui-segmented-on' : ''}`} onTap={() => onChange(id)}>
          {label}
        </Tap>
      ))}
    </View>
  );
}
