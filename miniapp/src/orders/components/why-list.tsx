import { Text, View } from '@tarojs/components';
import { t } from '@/locales/t';
import type { Quote } from '@/orders/use-quote';
import { Tag } from '@/ui/chip';
import { Money } from '@/ui/money';

type Why = Pick<Quote['why'][number], 'promotionId' | 'name' | 'outcome' | 'fen' | 'text'>;

const tones = { applied: 'good', beaten: 'plain', refused: 'warn' } as const;
const labels = { applied: 'orders.whyApplied', beaten: 'orders.whyBeaten', refused: 'orders.whyRefused' } as const;
const order = { applied: 0, beaten: 1, refused: 2 } as const;

/** Every promotion that was tried, with what came of it and the cheapest step that would change that. */
export function WhyList({ why }: { why: readonly Why[] }) {
  if (why.length === 0) return <Text className="orders-muted">{t('orders.whyNone')}</Text>;
  const sorted = [...why].sort((a, b) => order[a.outcome] - order[b.outcome]);
  return (
    <View className="orders-why">
      {sorted.map((one) => (
        <View key={one.promotionId} className="orders-why-row">
          <View className="orders-why-head">
            <Text className="orders-why-name">{one.name}</Text>
            {one.outcome === 'applied' && one.fen > 0 ? (
              <Money fen={-one.fen} tone="accent" />
            ) : (
              <Tag label={t(labels[one.outcome])} tone={tones[one.outcome]} />
            )}
          </View>
          <Text className="orders-muted">{one.text}</Text>
        </View>
      ))}
    </View>
  );
}
