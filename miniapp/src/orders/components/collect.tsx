import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { newKey } from '@/api/idempotency-key';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatMoney, parseMoney } from '@/ui/format-money';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';
import { Segmented } from '@/ui/tabs';
import type { StaffSlip } from './slip-body';
import { WechatCode } from './wechat-code';

type Props = { open: boolean; slip: StaffSlip; onClose: () => void; onTaken: (isPaid: boolean) => void };

const methods = ['CASH', 'WECHAT', 'CARD', 'TRANSFER'] as const;
type Method = (typeof methods)[number];
const words = { CASH: 'orders.byCash', WECHAT: 'orders.byWechat', CARD: 'orders.byCard', TRANSFER: 'orders.byTransfer' } as const;

/** 收款: the amount due stands there already; a part of it may be taken, the rest another way. */
export function Collect({ open, slip, onClose, onTaken }: Props) {
  const [method, setMethod] = useState<Method>('CASH');
  return (
    <Sheet open={open} title={t('orders.collectTitle', { amount: formatMoney(slip.dueFen) })} onClose={onClose}>
      <View className="orders-collect">
        <Segmented
          items={methods.map((id) => ({ id, label: t(words[id]) }))}
          value={method}
          onChange={(id) => setMethod(methods.find((one) => one === id) ?? 'CASH')}
        />
        {method === 'WECHAT' ? (
          <WechatCode key={slip.dueFen} slip={slip} onTaken={onTaken} />
        ) : (
          <ByHand key={`${method}-${slip.dueFen}`} method={method} slip={slip} onTaken={onTaken} />
        )}
      </View>
    </Sheet>
  );
}

/** Cash: what the customer hands over may be more, the change is shown. Card and transfer want their number. */
function ByHand({ method, slip, onTaken }: { method: 'CASH' | 'CARD' | 'TRANSFER'; slip: StaffSlip; onTaken: Props['onTaken'] }) {
  const [text, setText] = useState((slip.dueFen / 100).toFixed(2));
  const [received, setReceived] = useState('');
  const [reference, setReference] = useState('');
  const [key, setKey] = useState(newKey);
  const amountFen = parseMoney(text) ?? 0;
  const receivedFen = parseMoney(received);
  const changeFen = receivedFen === undefined ? 0 : receivedFen - amountFen;
  useEffect(() => setKey(newKey()), [amountFen, method]);
  const take = useAction(async () => {
    const more = { ...(receivedFen === undefined ? {} : { receivedFen }), ...(reference === '' ? {} : { reference }) };
    const body = { method, amountFen, ...more };
    const taken = await call('POST /payments/slips/{slipId}/tenders', { params: { slipId: slip.slipId }, body, idempotencyKey: key });
    notify(t('orders.taken', { amount: formatMoney(amountFen) }));
    onTaken(taken.slipState === 'PAID');
  });
  const tooMuch = amountFen > slip.dueFen;
  const wrong = amountFen === 0 || tooMuch || changeFen < 0 || (method !== 'CASH' && reference.trim() === '');
  return (
    <>
      <Field
        id="tender-amount"
        type="digit"
        label={t('orders.amount')}
        value={text}
        onChange={setText}
        problem={tooMuch ? t('orders.tooMuch', { amount: formatMoney(slip.dueFen) }) : undefined}
      />
      {method === 'CASH' ? (
        <Field
          id="tender-received"
          type="digit"
          label={t('orders.received')}
          value={received}
          onChange={setReceived}
          hint={changeFen > 0 ? t('orders.change', { amount: formatMoney(changeFen) }) : t('orders.receivedHint')}
          problem={changeFen < 0 ? t('orders.receivedShort') : undefined}
        />
      ) : (
        <Field
          id="tender-reference"
          label={t('orders.reference')}
          value={reference}
          maxLength={64}
          onChange={setReference}
          hint={t('orders.referenceHint')}
        />
      )}
      <ProblemLine problem={take.problem} />
      <Button block id="take-tender" label={t('orders.take')} amountFen={amountFen} disabled={wrong} busy={take.busy} onTap={take.run} />
      {slip.memberMobileMasked === undefined && <Text className="orders-muted">{t('orders.noMember')}</Text>}
    </>
  );
}
