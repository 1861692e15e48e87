import { View } from '@tarojs/components';
import type { ReplyOf } from '@/api/routes';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { formatCount } from '@/ui/format-count';
import { List, Row } from '@/ui/list';
import { Money } from '@/ui/money';
import { HeldBack } from './held-back';
import { methodName } from './slip-body';

export type Unwinding = ReplyOf<'POST /orders/slips/{slipId}/returns/preview'>;

const routeWords = {
  LENDER: 'orders.backToLender',
  GATEWAY: 'orders.backByGateway',
  TERMINAL: 'orders.backByTerminal',
  BANK: 'orders.backByBank',
  ACCOUNT: 'orders.backToAccount',
  DRAWER: 'orders.backFromDrawer',
} as const;
const routeWord = (route: string): string => (route in routeWords ? t(routeWords[route as keyof typeof routeWords]) : route);

type Props = { unwinding: Unwinding; onGifts: () => void };

/** 退货清算单: who gets what back, and what goes with it. */
export function ReturnUnwinding({ unwinding, onGifts }: Props) {
  return (
    <>
      <GiftsOver gifts={unwinding.gifts} onGifts={onGifts} />
      <List title={t('orders.unwindMoney')}>
        <Row title={t('orders.unwindGoods')} end={<Money fen={unwinding.goodsFen} />} />
        <HeldBack held={unwinding} />
        <MoneyBack money={unwinding.money} />
      </List>
      <UnwoundBesides unwinding={unwinding} />
    </>
  );
}

export const MoneyBack = ({ money }: Pick<Unwinding, 'money'>) => (
  <>
    {money.map(({ method, route, amountFen }) => (
      <Row
        key={`${method}-${amountFen}`}
        title={methodName(method)}
        subtitle={routeWord(route)}
        end={<Money fen={amountFen} tone="accent" />}
      />
    ))}
  </>
);

/** What goes with the money: covers, coupons, points, commission; `pointsNew` for goods that go out instead. */
export function UnwoundBesides({ unwinding, pointsNew = 0 }: { unwinding: Unwinding; pointsNew?: number }) {
  const { policies, coupons, pointsBack, pointsTaken, commission } = unwinding;
  const clawed = commission.filter((one) => one.clawedFen !== 0);
  return (
    <>
      <Policies policies={policies} />
      {(coupons.length > 0 || pointsBack > 0 || pointsTaken > 0 || pointsNew > 0) && (
        <List title={t('orders.unwindMember')}>
          {coupons.map((coupon) => (
            <Row
              key={coupon.couponId}
              title={coupon.name}
              end={<Tag label={t(coupon.back ? 'orders.couponBack' : 'orders.couponStays')} tone={coupon.back ? 'good' : 'plain'} />}
            />
          ))}
          {pointsBack > 0 && <Row title={t('orders.pointsBack')} end={`+${formatCount(pointsBack)}`} />}
          {pointsTaken > 0 && <Row title={t('orders.pointsTaken')} end={`−${formatCount(pointsTaken)}`} />}
          {pointsNew > 0 && <Row title={t('exchange.pointsNew')} end={`+${formatCount(pointsNew)}`} />}
        </List>
      )}
      {clawed.length > 0 && (
        <List title={t('orders.unwindCommission')}>
          {clawed.map((one) => (
            <Row key={one.personId} title={one.name} end={<Money fen={-one.clawedFen} />} />
          ))}
        </List>
      )}
    </>
  );
}

/** Cover that ends with its goods. */
function Policies({ policies }: Pick<Unwinding, 'policies'>) {
  if (policies.length === 0) return null;
  return (
    <List title={t('orders.unwindPolicies')}>
      {policies.map((policy) => (
        <Row
          key={policy.lineKey}
          title={`${policy.name} ×${policy.pieces}`}
          subtitle={[policy.item, policy.policyNo].filter(Boolean).join(' · ')}
          end={<Money fen={policy.premiumFen} />}
        />
      ))}
    </List>
  );
}

/** What stays no longer earns these: they come back in one tap, or their worth is taken off. */
export function GiftsOver({ gifts, onGifts }: { gifts: Unwinding['gifts']; onGifts: () => void }) {
  if (gifts.length === 0) return null;
  return (
    <List title={t('orders.giftsOver')}>
      {gifts.map(({ lineKey, name, qty, worthFen }) => (
        <Row key={lineKey} title={`${name} ×${qty}`} subtitle={t('orders.giftOverHow')} end={<Money fen={qty * worthFen} tone="muted" />} />
      ))}
      <View className="orders-benefits">
        <Button kind="plain" small id="gifts-back" label={t('orders.giftsBack')} onTap={onGifts} />
      </View>
    </List>
  );
}
