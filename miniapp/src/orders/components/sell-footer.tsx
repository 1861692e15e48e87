import { Text, View } from '@tarojs/components';
import { isLost } from '@/api/problem';
import { t } from '@/locales/t';
import { serialsMissing } from '@/orders/cart';
import { useCart } from '@/orders/use-cart';
import type { Opening } from '@/orders/use-opening';
import type { useQuote } from '@/orders/use-quote';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';

type Props = { quoted: ReturnType<typeof useQuote>; opening: Opening; onCash: () => void };

/** What the goods come to: open the slip and collect, or, with cash in hand, both at once. */
export function SellFooter({ quoted, opening: { open, ready }, onCash }: Props) {
  const { cart } = useCart();
  const missing = serialsMissing(cart);
  const dueFen = quoted.quote?.netFen;
  return (
    <>
      {open.problem && isLost(open.problem) ? (
        <Text className="orders-muted">{t('orders.openWaits')}</Text>
      ) : (
        <ProblemLine problem={open.problem ?? (quoted.isCurrent ? quoted.problem : undefined)} />
      )}
      <View className="orders-foot">
        {missing === 0 && dueFen !== 0 && (
          <Button kind="plain" id="cash-slip" label={t('orders.cashNow')} disabled={!ready || open.busy} onTap={onCash} />
        )}
        <Button
          block
          id="open-slip"
          label={missing > 0 ? t('orders.scanSerials', { count: missing }) : t('orders.openSlip')}
          amountFen={missing > 0 ? undefined : dueFen}
          disabled={!ready}
          busy={open.busy}
          onTap={() => open.run()}
        />
      </View>
    </>
  );
}
