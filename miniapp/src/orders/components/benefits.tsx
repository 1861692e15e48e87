import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { type CartCoupon, withCoupon, withoutCoupon } from '@/orders/cart';
import { useCart } from '@/orders/use-cart';
import type { Quote } from '@/orders/use-quote';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { Field } from '@/ui/field';
import { formatCount } from '@/ui/format-count';
import { formatMoney, parseMoney } from '@/ui/format-money';
import { List } from '@/ui/list';
import { Sheet } from '@/ui/sheet';
import { Switch } from '@/ui/switch';
import { ApprovalAsk } from './approval-ask';
import { Trims } from './trims';

/** The member's coupons and points, and what may be taken off by hand: chosen here, judged by the price engine. */
export function Benefits({ quote }: { quote: Quote | undefined }) {
  const { cart } = useCart();
  const memberId = cart.member?.memberId;
  return (
    <List title={t('orders.benefits')}>
      <View className="orders-benefits">
        {memberId !== undefined && <Coupons memberId={memberId} />}
        {memberId !== undefined && quote !== undefined && <Points quote={quote} />}
        <Manual quote={quote} />
        {quote !== undefined && <Trims quote={quote} />}
      </View>
    </List>
  );
}

function Coupons({ memberId }: { memberId: string }) {
  const { cart, change } = useCart();
  const coupons = useLoad(() => call('GET /coupons/members/{memberId}', { params: { memberId } }), [memberId]);
  const usable = coupons.data?.items.filter((coupon) => coupon.state === 'AVAILABLE') ?? [];
  if (coupons.data && usable.length === 0) return <Text className="orders-muted">{t('orders.couponsNone')}</Text>;
  const toggle = (coupon: CartCoupon): void =>
    change((c) => (c.couponIds.includes(coupon.couponId) ? withoutCoupon(c, coupon.couponId) : withCoupon(c, coupon)));
  return (
    <Chips>
      {usable.map((coupon) => (
        <Chip
          key={coupon.couponId}
          id={`coupon-${coupon.couponId}`}
          label={coupon.name}
          on={cart.couponIds.includes(coupon.couponId)}
          onTap={() => toggle(coupon)}
        />
      ))}
    </Chips>
  );
}

function Points({ quote }: { quote: Quote }) {
  const { cart, change } = useCart();
  const most = quote.pointsUsableMax;
  if (most === 0) return null;
  const words = t('orders.usePoints', { count: formatCount(cart.points > 0 ? quote.pointsUsed : most) });
  return (
    <View className="orders-choice">
      <Text>{words}</Text>
      <Switch id="use-points" label={words} on={cart.points > 0} onChange={(on) => change((c) => ({ ...c, points: on ? most : 0 }))} />
    </View>
  );
}

/** What stands there is what is taken off now, not what was typed some time ago. */
const typedOf = (takenFen: number): string => (takenFen > 0 ? (takenFen / 100).toFixed(2) : '');

function Manual({ quote }: { quote: Quote | undefined }) {
  const { cart, change } = useCart();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const fen = parseMoney(text);
  const most = quote?.manualMaxFen ?? 0;
  const taken = cart.manualOffFen;
  const tooMuch = fen !== undefined && fen > most;
  const reopen = (): void => {
    setText(typedOf(taken));
    setOpen(true);
  };
  const set = (manualOffFen: number): void => {
    change((c) => ({ ...c, manualOffFen }));
    setOpen(false);
  };
  return (
    <>
      <Button
        kind="plain"
        small
        id="manual-off"
        label={taken > 0 ? t('orders.manualTaken', { amount: formatMoney(taken) }) : t('orders.manual')}
        onTap={reopen}
      />
      <Sheet
        open={open}
        title={t('orders.manual')}
        onClose={() => setOpen(false)}
        footer={
          tooMuch ? undefined : (
            <Button block label={t('orders.manualSet')} amountFen={fen ?? 0} disabled={fen === undefined} onTap={() => set(fen ?? 0)} />
          )
        }
      >
        <Field
          focus
          type="digit"
          label={t('orders.manualAmount')}
          value={text}
          hint={t('orders.manualMost', { amount: formatMoney(most) })}
          problem={tooMuch ? t('orders.manualMost', { amount: formatMoney(most) }) : undefined}
          onChange={setText}
        />
        {tooMuch && !cart.settled && <ApprovalAsk manualOffFen={fen} onAsked={() => setOpen(false)} />}
        {taken > 0 && <Button kind="plain" block label={t('orders.manualNone')} onTap={() => set(0)} />}
      </Sheet>
    </>
  );
}
