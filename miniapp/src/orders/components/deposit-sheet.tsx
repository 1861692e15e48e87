import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { today } from '@/locales/moment';
import { t } from '@/locales/t';
import { useCart } from '@/orders/use-cart';
import type { Opening, OpeningTerms } from '@/orders/use-opening';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { DateField } from '@/ui/date-field';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatMoney, parseMoney } from '@/ui/format-money';
import { Sheet } from '@/ui/sheet';

const inAWeek = (): string => today(new Date(Date.now() + 7 * 86_400_000));

type Props = { netFen: number; opening: Opening; onClose: () => void };
type Way = 'PICKUP' | 'DELIVERY';

/** A fifth, in whole yuan: as much as binds. */
const bindingFen = (netFen: number): number => Math.floor(netFen / 500) * 100;

/** 定金: how much now, and when and how the customer gets the goods; one tap opens the slip, with the cash or for a code. */
export function DepositSheet({ netFen, opening: { open, ready }, onClose }: Props) {
  const { cart } = useCart();
  const [text, setText] = useState((bindingFen(netFen) / 100).toFixed(2));
  const [handover, setHandover] = useState<Handover>({ way: 'PICKUP', day: inAWeek(), address: '' });
  const amountFen = parseMoney(text) ?? 0;
  const tooMuch = amountFen >= netFen;
  const off = !ready || amountFen === 0 || tooMuch || cart.member === undefined;
  const inCash = { cash: { receivedFen: amountFen } };
  const take = async (more: OpeningTerms): Promise<void> => {
    if (await open.run({ deposit: { amountFen }, ...handoverTerms(handover), ...more })) onClose();
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
        <HandoverFields value={handover} onChange={setHandover} />
        {!tooMuch && (
          <Text className="orders-muted">
            {t('deposits.rest', { amount: formatMoney(netFen - amountFen), way: t(`deposits.${handover.way}`) })}
          </Text>
        )}
        <ProblemLine problem={open.problem} />
      </View>
    </Sheet>
  );
}

function handoverTerms({ way, day, address }: Handover): OpeningTerms {
  const where = way === 'DELIVERY' && address.trim() !== '' ? { address: address.trim() } : {};
  return { handover: { way, day, ...where } };
}

type Handover = { way: Way; day: string; address: string };

function HandoverFields({ value, onChange }: { value: Handover; onChange: (handover: Handover) => void }) {
  const { way, day, address } = value;
  return (
    <>
      <Chips>
        {(['PICKUP', 'DELIVERY'] as const).map((id) => (
          <Chip
            key={id}
            id={`handover-${id.toLowerCase()}`}
            label={t(`deposits.${id}`)}
            on={id === way}
            onTap={() => onChange({ ...value, way: id })}
          />
        ))}
      </Chips>
      <DateField
        id="handover-day"
        label={t(way === 'PICKUP' ? 'deposits.pickupDay' : 'deposits.deliveryDay')}
        value={day}
        from={today()}
        onChange={(next) => onChange({ ...value, day: next })}
      />
      {way === 'DELIVERY' && (
        <Field
          id="handover-address"
          label={t('deposits.address')}
          value={address}
          maxLength={120}
          hint={t('deposits.addressHint')}
          onChange={(next) => onChange({ ...value, address: next })}
        />
      )}
    </>
  );
}
