import { Text, View } from '@tarojs/components';
import { t } from '@/locales/t';
import type { Quote } from '@/orders/use-quote';
import { List, Row } from '@/ui/list';
import { Money } from '@/ui/money';
import { HeldBack } from './held-back';
import { MoneyBack, type Unwinding, UnwoundBesides } from './return-unwinding';
import { methodName } from './slip-body';

type Props = { unwinding: Unwinding; quote: Quote | undefined };

/** What the goods that come back are worth against what goes out, where the money goes, and everything else that is undone. */
export function ExchangeBalance({ unwinding, quote }: Props) {
  const { exchange } = unwinding;
  return (
    <>
      <List title={t('exchange.balance')}>
        <Row title={t('exchange.worth')} end={<Money fen={unwinding.goodsFen} />} />
        <HeldBack held={unwinding} />
        {exchange && <Row title={t('exchange.news')} end={<Money fen={exchange.usedFen + exchange.dueFen} />} />}
        {exchange && (
          <View className="orders-due">
            <Text>{balanceWord(exchange)}</Text>
            <Money fen={exchange.dueFen + exchange.backFen} size="title" tone={exchange.dueFen > 0 ? 'danger' : 'accent'} />
          </View>
        )}
      </List>
      {exchange && <Ways unwinding={unwinding} exchange={exchange} />}
      <UnwoundBesides unwinding={unwinding} pointsNew={quote?.pointsEarned ?? 0} />
    </>
  );
}

type Sums = NonNullable<Unwinding['exchange']>;

function balanceWord({ dueFen, backFen }: Sums): string {
  if (dueFen > 0) return t('exchange.due');
  return t(backFen > 0 ? 'exchange.over' : 'exchange.even');
}

function Ways({ unwinding, exchange: { carried, dueFen } }: { unwinding: Unwinding; exchange: Sums }) {
  if (carried.length === 0 && unwinding.money.length === 0 && dueFen === 0) return null;
  return (
    <List title={t('exchange.ways')}>
      {carried.map(({ method, amountFen }, i) => (
        <Row
          // Two payments may be the same in all that is shown.
          // biome-ignore lint/suspicious/noArrayIndexKey: they are shown in one order and never move
          key={`${method}-${i}`}
          title={methodName(method)}
          subtitle={t('exchange.carried')}
          end={<Money fen={amountFen} />}
        />
      ))}
      <MoneyBack money={unwinding.money} />
      {dueFen > 0 && <Row title={t('exchange.due')} subtitle={t('exchange.dueHow')} end={<Money fen={dueFen} tone="danger" />} />}
    </List>
  );
}
