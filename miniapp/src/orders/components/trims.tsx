import { t } from '@/locales/t';
import type { Trim } from '@/orders/cart';
import { trimsOf } from '@/orders/trims';
import { useCart } from '@/orders/use-cart';
import type { Quote } from '@/orders/use-quote';
import { Chip, Chips } from '@/ui/chip';
import { formatMoney } from '@/ui/format-money';

/** 抹零 by one tap, as far as the role may; beyond that the amount is typed as a discount, which a manager can approve. */
export function Trims({ quote }: { quote: Quote }) {
  const { cart, change } = useCart();
  const offered = trimsOf(quote, cart);
  if (offered.length === 0) return null;
  const toggle = (to: Trim): void => change((c) => ({ ...c, trimTo: c.trimTo === to ? undefined : to }));
  return (
    <Chips>
      {offered.map(({ to, fen }) => (
        <Chip
          key={to}
          id={`trim-${to}`}
          label={t(`orders.trim${to}`, { amount: formatMoney(fen) })}
          on={cart.trimTo === to}
          onTap={() => toggle(to)}
        />
      ))}
    </Chips>
  );
}
