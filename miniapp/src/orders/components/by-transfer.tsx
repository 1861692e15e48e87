import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatMoney, parseMoney } from '@/ui/format-money';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { notify } from '@/ui/notice';
import type { StaffSlip } from './slip-body';

/** A transfer counts when finance has seen it: what was told stands here with its state, and may be told anew after a rejection. */
export function ByTransfer({ slip }: { slip: StaffSlip }) {
  const params = { slipId: slip.slipId };
  const told = useLoad(async () => {
    const { items } = await call('GET /payments/slips/{slipId}/payments', { params, query: {} });
    return items.filter(({ method }) => method === 'TRANSFER').reverse();
  }, [slip.slipId]);
  return (
    <Loaded of={told}>
      {(items) => (
        <>
          {items.length > 0 && (
            <List title={t('collect.transfers')}>
              {items.map((one) => (
                <Row
                  key={one.paymentId}
                  title={<Money fen={one.amountFen} />}
                  subtitle={[one.reference, one.rejected ?? moment(one.at)].filter(Boolean).join(' · ')}
                  end={<Tag label={t(stateWords[one.state])} tone={tones[one.state]} />}
                />
              ))}
            </List>
          )}
          {items.every(({ state }) => state !== 'PENDING') && <Tell slip={slip} onTold={told.reload} />}
        </>
      )}
    </Loaded>
  );
}

const stateWords = {
  PENDING: 'collect.transferWaiting',
  PAID: 'collect.transferPaid',
  CLOSED: 'collect.transferRejected',
  REFUNDING: 'collect.refundSending',
  REFUNDED: 'collect.refundDone',
} as const;
const tones = { PENDING: 'warn', PAID: 'good', CLOSED: 'danger', REFUNDING: 'warn', REFUNDED: 'plain' } as const;

function Tell({ slip, onTold }: { slip: StaffSlip; onTold: () => void }) {
  const [text, setText] = useState((slip.dueNowFen / 100).toFixed(2));
  const [reference, setReference] = useState('');
  const key = useRef({ said: '', name: '' });
  const amountFen = parseMoney(text) ?? 0;
  const tooMuch = amountFen > slip.dueFen;
  const tell = useAction(async () => {
    const body = { amountFen, reference: reference.trim() };
    const said = JSON.stringify(body);
    if (key.current.said !== said) key.current = { said, name: newKey() };
    await call('POST /payments/slips/{slipId}/transfers', { params: { slipId: slip.slipId }, body, idempotencyKey: key.current.name });
    key.current = { said: '', name: '' };
    notify(t('collect.transferTold'));
    onTold();
  });
  return (
    <View className="orders-collect">
      <Field
        id="transfer-amount"
        type="digit"
        label={t('orders.amount')}
        value={text}
        onChange={setText}
        problem={tooMuch ? t('orders.tooMuch', { amount: formatMoney(slip.dueFen) }) : undefined}
      />
      <Field
        id="transfer-reference"
        label={t('collect.transferReference')}
        value={reference}
        maxLength={64}
        onChange={setReference}
        hint={t('collect.transferHint')}
      />
      <ProblemLine problem={tell.problem} />
      <Button
        block
        id="tell-transfer"
        label={t('collect.transferTell')}
        amountFen={amountFen}
        disabled={amountFen === 0 || tooMuch || reference.trim() === ''}
        busy={tell.busy}
        onTap={tell.run}
      />
    </View>
  );
}
