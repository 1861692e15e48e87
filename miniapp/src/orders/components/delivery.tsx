import { View } from '@tarojs/components';
import { useState } from 'react';
import { dayName, today } from '@/locales/moment';
import { t } from '@/locales/t';
import type { CartDelivery } from '@/orders/cart';
import { useCart } from '@/orders/use-cart';
import type { Quote } from '@/orders/use-quote';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { formatMoney } from '@/ui/format-money';
import { List, Row } from '@/ui/list';
import { Sheet } from '@/ui/sheet';
import { FreightFen } from './freight-row';

type Zones = Quote['zones'];

export const inAWeek = (): string => today(new Date(Date.now() + 7 * 86_400_000));

export const firstDelivery = (zones: Zones): CartDelivery => ({ zone: zones[0]?.zone, day: inAWeek(), address: '' });

/** 送货: whether the goods are brought, where, when, and what that costs. */
export function Delivery({ quote }: { quote: Quote | undefined }) {
  const { cart, change } = useCart();
  const [draft, setDraft] = useState<CartDelivery>();
  const { delivery } = cart;
  const zones = quote?.zones ?? [];
  const set = (next: CartDelivery | undefined): void => {
    change((c) => ({ ...c, delivery: next }));
    setDraft(undefined);
  };
  const footer = draft && (
    <View className="orders-foot">
      {delivery && <Button kind="plain" id="no-delivery" label={t('deposits.notBrought')} onTap={() => set(undefined)} />}
      <Button block id="set-delivery" label={t('deposits.bring')} disabled={needsZone(zones, draft)} onTap={() => set(draft)} />
    </View>
  );
  return (
    <List>
      <Row
        id="delivery"
        title={t(delivery ? 'deposits.DELIVERY' : 'deposits.takenAlong')}
        subtitle={delivery ? wordsOf(delivery) : t('deposits.takenAlongHow')}
        end={quote?.freight && <FreightFen freight={quote.freight} />}
        onTap={() => setDraft(delivery ?? firstDelivery(zones))}
      />
      <Sheet open={draft !== undefined} title={t('deposits.DELIVERY')} onClose={() => setDraft(undefined)} footer={footer}>
        {draft && <DeliveryFields zones={zones} value={draft} onChange={setDraft} />}
      </Sheet>
    </List>
  );
}

const wordsOf = ({ zone, day, address }: CartDelivery): string =>
  [zone, dayName(new Date(`${day}T00:00:00`)), address].filter(Boolean).join(' · ');

/** A zone that the dealer no longer has is chosen anew. */
export const needsZone = (zones: Zones, { zone }: CartDelivery): boolean => zones.length > 0 && !zones.some((one) => one.zone === zone);

type FieldsProps = { zones: Zones; value: CartDelivery; onChange: (value: CartDelivery) => void };

export function DeliveryFields({ zones, value, onChange }: FieldsProps) {
  const chosen = zones.find(({ zone }) => zone === value.zone);
  return (
    <View className="orders-collect">
      {zones.length > 0 && (
        <Chips>
          {zones.map(({ zone, feeFen }, i) => (
            <Chip
              key={zone}
              id={`zone-${i}`}
              label={feeFen === 0 ? t('deposits.zoneFree', { zone }) : t('deposits.zoneFee', { zone, amount: formatMoney(feeFen) })}
              on={zone === value.zone}
              onTap={() => onChange({ ...value, zone })}
            />
          ))}
        </Chips>
      )}
      {chosen?.freeFromFen !== undefined && chosen.feeFen > 0 && (
        <View className="orders-muted">{t('deposits.freeFrom', { amount: formatMoney(chosen.freeFromFen) })}</View>
      )}
      <DateField
        id="delivery-day"
        label={t('deposits.deliveryDay')}
        value={value.day}
        from={today()}
        onChange={(day) => onChange({ ...value, day })}
      />
      <Field
        id="delivery-address"
        label={t('deposits.address')}
        value={value.address}
        maxLength={120}
        hint={t('deposits.addressHint')}
        onChange={(address) => onChange({ ...value, address })}
      />
    </View>
  );
}
