import { Text } from '@tarojs/components';
import { useRef, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import type { Payment } from '@/orders/use-code-payment';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatMoney, parseMoney } from '@/ui/format-money';
import type { StaffSlip } from './slip-body';

const terms = [3, 6, 12, 24] as const;

/** 分期: the customer scans the provider's code and applies there; approved, it is collected here by itself. */
export function ByInstalment({ slip, onStarted }: { slip: StaffSlip; onStarted: (payment: Payment) => void }) {
  const [text, setText] = useState((slip.dueFen / 100).toFixed(2));
  const [periods, setPeriods] = useState<(typeof terms)[number]>(12);
  const key = useRef({ said: '', name: '' });
  const amountFen = parseMoney(text) ?? 0;
  const tooMuch = amountFen > slip.dueFen;
  const start = useAction(async () => {
    const body = { amountFen, periods };
    const said = JSON.stringify(body);
    if (key.current.said !== said) key.current = { said, name: newKey() };
    const named = { params: { slipId: slip.slipId }, body, idempotencyKey: key.current.name };
    onStarted(await call('POST /payments/slips/{slipId}/instalments', named));
    key.current = { said: '', name: '' };
  });
  return (
    <>
      <Field
        id="instalment-amount"
        type="digit"
        label={t('collect.instalmentAmount')}
        value={text}
        onChange={setText}
        problem={tooMuch ? t('orders.tooMuch', { amount: formatMoney(slip.dueFen) }) : undefined}
      />
      <Chips>
        {terms.map((count) => (
          <Chip
            key={count}
            id={`periods-${count}`}
            label={t('collect.periods', { count })}
            on={count === periods}
            onTap={() => setPeriods(count)}
          />
        ))}
      </Chips>
      <Text className="orders-muted">{t('collect.instalmentHow')}</Text>
      <ProblemLine problem={start.problem} />
      <Button
        block
        id="start-instalment"
        label={t('collect.instalmentStart')}
        amountFen={amountFen}
        disabled={amountFen === 0 || tooMuch}
        busy={start.busy}
        onTap={start.run}
      />
    </>
  );
}
