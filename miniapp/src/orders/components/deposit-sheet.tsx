import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { today } from '@/locales/moment';
import { t } from '@/locales/t';
import type { CartDelivery } from '@/orders/cart';
import { useCart } from '@/orders/use-cart';
import type { Opening, OpeningTerms } from '@/orders/use-opening';
import type { Quote } from '@/orders/use-quote';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { DateField } from '@/ui/date-field';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatMoney, parseMoney } from '@/ui/format-money';
import { Sheet } from '@/ui/sheet';
import { DeliveryFields, firstDelivery, inAWeek, needsZone } from './delivery';

type Props = { quote: Quote; opening: Opening; onClose: () => void };

/** A fifth, in whole yuan: as much as binds. */
const bindingFen = (netFen: number): number => Math.floor(netFen / 500) * 100;

/** 定金: how much now, and when and how the customer gets the goods; one tap opens the slip, with the cash or for a code. */
export function DepositSheet({ quote: { netFen, zones }, opening: { open, ready }, onClose }: Props) {
  const { cart } = useCart();
  const { delivery } = cart;
  const [text, setText] = useState((bindingFen(netFen) / 100).toFixed(2));
  const [day, setDay] = useState(inAWeek());
  const amountFen = parseMoney(text) ?? 0;
  const tooMuch = amountFen >= netFen;
  const off = !ready || amountFen === 0 || tooMuch || cart.member === undefined || (delivery && needsZone(zones, delivery)) === true;
  const inCash = { cash: { receivedFen: amountFen } };
  const take = async (more: OpeningTerms): Promise<void> => {
    const fetched: OpeningTerms = delivery ? {} : { handover: { way: 'PICKUP', day } };
    if (await open.run({ deposit: { amountFen }, ...fetched, ...more })) onClose();
  };
  return (
    <Sheet
      open
      title={t('deposits.title')}
      onClose={onClose}
      footer={
        <View className="orders-foot">
          <Button kind="plain" id="deposit-later" label={t('deposits.later')} disabled={off || open.busy} onTap={() => take({})} />
          <Button block id="deposit-cash" label={t('deposits.cash')} disabled={off} busy={open.busy} onTap={() => take(inCash)} />
        </View>
      }
    >
      <View className="orders-collect">
        {cart.member === undefined && <Text>{t('deposits.member')}</Text>}
        <Field
          id="deposit-amount"
          type="digit"
          label={t('deposits.amount')}
          value={text}
          onChange={setText}
          hint={t('deposits.amountHint', { amount: formatMoney(bindingFen(netFen)) })}
          problem={tooMuch ? t('deposits.tooMuch', { amount: formatMoney(netFen) }) : undefined}
        />
        <HandoverFields zones={zones} day={day} onDay={setDay} />
        {!tooMuch && (
          <Text className="orders-muted">
            {t('deposits.rest', { amount: formatMoney(netFen - amountFen), way: t(delivery ? 'deposits.DELIVERY' : 'deposits.PICKUP') })}
          </Text>
        )}
        <ProblemLine problem={open.problem} />
      </View>
    </Sheet>
  );
}

type HandoverProps = { zones: Quote['zones']; day: string; onDay: (day: string) => void };

/** Fetched on a day, or brought: then the cart says where, since that is in its price. */
function HandoverFields({ zones, day, onDay }: HandoverProps) {
  const { cart, change } = useCart();
  const { delivery } = cart;
  const setDelivery = (next: CartDelivery | undefined): void => change((c) => ({ ...c, delivery: next }));
  return (
    <>
      <Chips>
        <Chip id="handover-pickup" label={t('deposits.PICKUP')} on={!delivery} onTap={() => setDelivery(undefined)} />
        <Chip
          id="handover-delivery"
          label={t('deposits.DELIVERY')}
          on={delivery !== undefined}
          onTap={() => setDelivery(delivery ?? firstDelivery(zones))}
        />
      </Chips>
      {delivery ? (
        <DeliveryFields zones={zones} value={delivery} onChange={setDelivery} />
      ) : (
        <DateField id="handover-day" label={t('deposits.pickupDay')} value={day} from={today()} onChange={onDay} />
      )}
    </>
  );
}
