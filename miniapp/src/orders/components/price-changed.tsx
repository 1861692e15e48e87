import { Text, View } from '@tarojs/components';
import { t } from '@/locales/t';
import type { Changed, PriceDiff } from '@/orders/price-diff';
import { Button } from '@/ui/button';
import { List, Row } from '@/ui/list';
import { Money } from '@/ui/money';
import { Sheet } from '@/ui/sheet';

/** The price is no longer what was shown: which goods, which promotions, how much. Nothing is sold until the guide has seen it. */
export function PriceChanged({ diff, onSeen }: { diff: PriceDiff | undefined; onSeen: () => void }) {
  return (
    <Sheet
      open={diff !== undefined}
      title={t('orders.priceChanged')}
      onClose={onSeen}
      footer={diff && <Button block id="price-seen" label={t('orders.priceSeen')} amountFen={diff.afterFen} onTap={onSeen} />}
    >
      {diff && (
        <>
          <List>
            <Row title={t('orders.due')} end={<BeforeAfter beforeFen={diff.beforeFen} afterFen={diff.afterFen} />} />
          </List>
          <Changes title={t('orders.priceChangedGoods')} of={diff.lines} />
          <Changes title={t('orders.priceChangedWhy')} of={diff.discounts} discounts />
        </>
      )}
    </Sheet>
  );
}

function Changes({ title, of, discounts = false }: { title: string; of: readonly Changed[]; discounts?: boolean }) {
  if (of.length === 0) return null;
  const sign = discounts ? -1 : 1;
  return (
    <List title={title}>
      {of.map(({ id, name, beforeFen, afterFen }) => (
        <Row key={id} title={name} end={<BeforeAfter beforeFen={sign * beforeFen} afterFen={sign * afterFen} />} />
      ))}
    </List>
  );
}

const BeforeAfter = ({ beforeFen, afterFen }: { beforeFen: number; afterFen: number }) => (
  <View className="orders-prices">
    <Money fen={beforeFen} size="small" former />
    <Text>→</Text>
    <Money fen={afterFen} />
  </View>
);
