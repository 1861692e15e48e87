import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { t } from '@/locales/t';
import type { CodePayment } from '@/orders/use-code-payment';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatMoney, parseMoney } from '@/ui/format-money';
import { QrCode } from '@/ui/qr-code';

/** The customer scans our code with WeChat. The guide may also ask WeChat at once, or close the code. */
export function WechatCode({ dueFen, firstFen, code }: { dueFen: number; firstFen: number; code: CodePayment }) {
  const [text, setText] = useState((firstFen / 100).toFixed(2));
  const { payment, start, ask, close } = code;
  useAsking(payment !== undefined && payment.codeUrl === undefined, ask.run);
  const amountFen = parseMoney(text) ?? 0;
  const tooMuch = amountFen > dueFen;
  if (payment === undefined) {
    return (
      <>
        <Field
          id="wechat-amount"
          type="digit"
          label={t('orders.amount')}
          value={text}
          onChange={setText}
          problem={tooMuch ? t('orders.tooMuch', { amount: formatMoney(dueFen) }) : undefined}
        />
        <ProblemLine problem={start.problem} />
        <Button
          block
          id="show-code"
          label={t('orders.showCode')}
          amountFen={amountFen}
          disabled={amountFen === 0 || tooMuch}
          busy={start.busy}
          onTap={() => start.run(amountFen)}
        />
      </>
    );
  }
  const isLoan = payment.method === 'INSTALMENT';
  return (
    <View className="orders-collect-code">
      {payment.codeUrl !== undefined && (
        <QrCode
          text={payment.codeUrl}
          label={t(isLoan ? 'collect.instalmentCode' : 'orders.codeLabel')}
          caption={formatMoney(payment.amountFen)}
        />
      )}
      <Text className="orders-muted">
        {t(isLoan ? 'collect.instalmentWaiting' : payment.codeUrl === undefined ? 'collect.passwordWaiting' : 'orders.codeWaiting')}
      </Text>
      <ProblemLine problem={ask.problem ?? close.problem} />
      <Button block kind="plain" id="ask-payment" label={t('orders.codeAsk')} busy={ask.busy} onTap={() => ask.run()} />
      <Button kind="quiet" id="close-payment" label={t('orders.codeClose')} busy={close.busy} onTap={() => close.run()} />
    </View>
  );
}

const ASK_EVERY_MS = 5_000;

/** A scanned code has no callback: WeChat is asked while the customer types the password, as its documentation wants. */
function useAsking(waits: boolean, ask: () => void): void {
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(ask, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [waits, ask]);
}
