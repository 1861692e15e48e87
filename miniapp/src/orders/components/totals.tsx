import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { t } from '@/locales/t';
import type { Quote } from '@/orders/use-quote';
import { Button } from '@/ui/button';
import { List, Row } from '@/ui/list';
import { Money } from '@/ui/money';
import { Sheet } from '@/ui/sheet';
import { FreightRow } from './freight-row';
import { WhyList } from './why-list';

/** From the list price to what is to be paid, each discount by name; and why, one tap away. */
export function Totals({ quote }: { quote: Quote | undefined }) {
  const [open, setOpen] = useState(false);
  if (!quote) return null;
  const applied = quote.why.filter((one) => one.outcome === 'applied' && one.fen > 0);
  return (
    <List title={t('orders.price')} aside={<Button id="why" kind="quiet" small label={t('orders.why')} onTap={() => setOpen(true)} />}>
      <Row title={t('orders.listPrice')} end={<Money fen={quote.listFen} />} />
      {applied.map((one) => (
        <Row key={one.promotionId} title={one.name} end={<Money fen={-one.fen} tone="accent" />} />
      ))}
      <FreightRow freight={quote.freight} />
      <View className="orders-due">
        <Text>{t('orders.due')}</Text>
        <Money fen={quote.netFen} size="title" />
      </View>
      <Sheet open={open} title={t('orders.whyTitle')} onClose={() => setOpen(false)}>
        <WhyList why={quote.why} />
      </Sheet>
    </List>
  );
}
