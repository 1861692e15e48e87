import { Text } from '@tarojs/components';
import { useRef, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import type { Payment } from '@/orders/use-code-payment';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatMoney, parseMoney } from '@/ui/format-money';
import { ScanBox } from '@/ui/scan-box';
import type { StaffSlip } from './slip-body';

const PAYMENT_CODE = /^1[0-5]\d{16}$/;

/** The guide scans the customer's payment code: it is charged at once, or the customer types the password first. */
export function ScannedCode({ slip, onStarted }: { slip: StaffSlip; onStarted: (payment: Payment) => void }) {
  const [text, setText] = useState((slip.dueNowFen / 100).toFixed(2));
  const [other, setOther] = useState(false);
  // One charge for a code, however often it is scanned.
  const key = useRef({ code: '', name: '' });
  const amountFen = parseMoney(text) ?? 0;
  const tooMuch = amountFen > slip.dueFen;
  const charge = useAction(async (authCode: string) => {
    if (key.current.code !== authCode) key.current = { code: authCode, name: newKey() };
    const asked = { params: { slipId: slip.slipId }, body: { amountFen, authCode }, idempotencyKey: key.current.name };
    onStarted(await call('POST /payments/slips/{slipId}/payment-code', asked));
  });
  const onCode = (code: string): void => {
    const isPayment = PAYMENT_CODE.test(code);
    setOther(!isPayment);
    if (isPayment && amountFen > 0 && !tooMuch) charge.run(code);
  };
  return (
    <>
      <Field
        id="scan-amount"
        type="digit"
        label={t('orders.amount')}
        value={text}
        onChange={setText}
        problem={tooMuch ? t('orders.tooMuch', { amount: formatMoney(slip.dueFen) }) : undefined}
      />
      <ScanBox id="payment-code" placeholder={t('collect.scanPlaceholder')} onCode={onCode} />
      <Text className="orders-muted">{t(charge.busy ? 'collect.charging' : other ? 'collect.notPaymentCode' : 'collect.scanHow')}</Text>
      <ProblemLine problem={charge.problem} />
    </>
  );
}
