import { Text, View } from '@tarojs/components';
import { isLost } from '@/api/problem';
import { t } from '@/locales/t';
import { serialsMissing } from '@/orders/cart';
import type { Exchange } from '@/orders/use-exchange';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';

/** What is still to be chosen; then the one thing to do, with the sum that it is about. */
export function ExchangeFooter({ of, onCash }: { of: Exchange; onCash: () => void }) {
  const { exchange, approval, ready } = of;
  const { dueFen = 0, backFen = 0 } = of.back.unwinding?.exchange ?? {};
  const missing = missingWord(of);
  return (
    <>
      <Problem of={of} />
      {exchange.problem?.code === 'RETURN_LATE' && (
        <Button block kind="plain" id="exchange-ask" label={t('approvals.ask')} busy={approval.ask.busy} onTap={approval.ask.run} />
      )}
      {approval.approvalId !== undefined && <Text className="orders-muted">{t('exchange.asked')}</Text>}
      <View className="orders-foot">
        {missing === undefined && dueFen > 0 && (
          <Button kind="plain" id="exchange-cash" label={t('exchange.cash')} disabled={!ready || exchange.busy} onTap={onCash} />
        )}
        <Button
          block
          id="exchange-confirm"
          label={missing ?? t(dueFen > 0 ? 'exchange.doLater' : backFen > 0 ? 'exchange.doBack' : 'exchange.doEven')}
          amountFen={missing === undefined && dueFen + backFen > 0 ? dueFen + backFen : undefined}
          disabled={missing !== undefined || !ready}
          busy={exchange.busy}
          onTap={() => exchange.run()}
        />
      </View>
    </>
  );
}

function missingWord({ back, cart }: Exchange): string | undefined {
  if (back.lines.length === 0) return t('exchange.chooseBack');
  if (cart.lines.length === 0) return t('exchange.chooseOut');
  const serials = serialsMissing(cart);
  return serials > 0 ? t('orders.scanSerials', { count: serials }) : undefined;
}

/** A lost reply is asked for again by itself; whatever else went wrong says what to do. */
function Problem({ of: { exchange, approval, quoted } }: { of: Exchange }) {
  if (exchange.problem && isLost(exchange.problem)) return <Text className="orders-muted">{t('exchange.waits')}</Text>;
  return <ProblemLine problem={approval.ask.problem ?? exchange.problem ?? (quoted.isCurrent ? quoted.problem : undefined)} />;
}
