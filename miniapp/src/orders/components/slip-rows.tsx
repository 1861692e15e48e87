import { View } from '@tarojs/components';
import type { ReplyOf } from '@/api/routes';
import { dayName, moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { List, Row } from '@/ui/list';
import { Money } from '@/ui/money';
import { StateTag } from './slip-body';

type Item = ReplyOf<'GET /orders/slips'>['items'][number];

type Props = { items: readonly Item[]; title?: string; chosen?: string | undefined; onTap: (slip: Item) => void };

/** A deposit slip by the day of its goods, any other by when it was opened. */
const dayOf = ({ openedAt, state, deposit, handover }: Item): string =>
  state === 'OPEN' && deposit && handover
    ? t('deposits.handover', { day: dayName(new Date(`${handover.day}T00:00:00`)), way: t(`deposits.${handover.way}`) })
    : moment(openedAt);

/** Slips in two lines each: what, for whom, when, how much and whether it is paid. */
export function SlipRows({ items, title, chosen, onTap }: Props) {
  return (
    <List title={title}>
      {items.map((slip) => (
        <Row
          key={slip.slipId}
          id={`slip-${slip.slipId}`}
          chosen={slip.slipId === chosen}
          title={slip.title}
          subtitle={[dayOf(slip), slip.memberName, slip.openedByName].filter(Boolean).join(' · ')}
          end={
            <View className="orders-row-end">
              <Money fen={slip.netFen} />
              <StateTag slip={slip} />
            </View>
          }
          onTap={() => onTap(slip)}
        />
      ))}
    </List>
  );
}

export const noSlips = () => ({ title: t('orders.slipsEmpty'), text: t('orders.slipsEmptyHow') });
