import { Text, View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { ProblemError } from '@/api/problem';
import type { ReplyOf } from '@/api/routes';
import { type Action, useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatMoney, parseMoney } from '@/ui/format-money';
import { notify } from '@/ui/notice';
import { QrCode } from '@/ui/qr-code';
import type { StaffSlip } from './slip-body';

type Payment = ReplyOf<'GET /payments/{paymentId}'>;

/** Often enough that the guide sees it as the customer does; the server hears of it by WeChat's own call. */
const LOOK_EVERY_MS = 1_500;

/** The customer scans our code with WeChat. The page looks for the result; the guide may also ask WeChat at once, or close the code. */
export function WechatCode({ slip, onTaken }: { slip: StaffSlip; onTaken: (isPaid: boolean) => void }) {
  const [text, setText] = useState((slip.dueFen / 100).toFixed(2));
  const [payment, setPayment] = useState<Payment>();
  const key = useRef(newKey());
  const amountFen = parseMoney(text) ?? 0;
  const seen = (now: Payment): void => {
    setPayment(now);
    if (now.state === 'PAID') {
      notify(t('orders.taken', { amount: formatMoney(now.amountFen) }));
      onTaken(now.slipState === 'PAID');
    }
  };
  const start = useAction(async () => {
    const named = { params: { slipId: slip.slipId }, body: { amountFen }, idempotencyKey: key.current };
    key.current = newKey();
    seen(await call('POST /payments/slips/{slipId}/wechat', named));
  });
  const params = { paymentId: payment?.paymentId ?? '' };
  const ask = useAction(async () => seen(await call('POST /payments/{paymentId}/query', { params, body: {} })));
  const close = useAction(async () => {
    seen(await call('POST /payments/{paymentId}/close', { params, body: {} }));
    setPayment(undefined);
  });
  useLooking(payment, seen);
  if (payment?.codeUrl !== undefined && payment.state !== 'CLOSED') return <Shown {...{ payment, codeUrl: payment.codeUrl, ask, close }} />;
  return (
    <>
      <Field id="wechat-amount" type="digit" label={t('orders.amount')} value={text} onChange={setText} />
      <ProblemLine problem={start.problem} />
      <Button
        block
        id="show-code"
        label={t('orders.showCode')}
        amountFen={amountFen}
        disabled={amountFen === 0 || amountFen > slip.dueFen}
        busy={start.busy}
        onTap={start.run}
      />
    </>
  );
}

type ShownProps = { payment: Payment; codeUrl: string; ask: Action<[]>; close: Action<[]> };

function Shown({ payment, codeUrl, ask, close }: ShownProps) {
  return (
    <View className="orders-collect-code">
      <QrCode text={codeUrl} label={t('orders.codeLabel')} caption={formatMoney(payment.amountFen)} />
      <Text className="orders-muted">{t('orders.codeWaiting')}</Text>
      <ProblemLine problem={ask.problem ?? close.problem} />
      <Button block kind="plain" id="ask-payment" label={t('orders.codeAsk')} busy={ask.busy} onTap={ask.run} />
      <Button kind="quiet" id="close-payment" label={t('orders.codeClose')} busy={close.busy} onTap={close.run} />
    </View>
  );
}

function useLooking(payment: Payment | undefined, seen: (now: Payment) => void): void {
  const latest = useRef(seen);
  latest.current = seen;
  const { paymentId, state } = payment ?? {};
  useEffect(() => {
    if (paymentId === undefined || state !== 'PENDING') return undefined;
    const timer = setInterval(() => {
      call('GET /payments/{paymentId}', { params: { paymentId } }).then(
        (now) => now.state !== 'PENDING' && latest.current(now),
        (problem: unknown) => {
          // Offline for a moment: the next look tells.
          if (!(problem instanceof ProblemError)) throw problem;
        },
      );
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [paymentId, state]);
}
