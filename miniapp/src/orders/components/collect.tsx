import { Text, View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { useCodePayment } from '@/orders/use-code-payment';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatMoney, parseMoney } from '@/ui/format-money';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';
import { Segmented } from '@/ui/tabs';
import { CashReceived, changeOf } from './cash-received';
import type { StaffSlip } from './slip-body';
import { WechatCode } from './wechat-code';

type Props = { open: boolean; slip: StaffSlip; onClose: () => void; onTaken: (isPaid: boolean) => void };

const methods = ['CASH', 'WECHAT', 'CARD', 'TRANSFER'] as const;
type Method = (typeof methods)[number];
const words = { CASH: 'orders.byCash', WECHAT: 'orders.byWechat', CARD: 'orders.byCard', TRANSFER: 'orders.byTransfer' } as const;

/** 收款: the amount due stands there already; a part of it may be taken, the rest another way. A code that is still open comes first. */
export function Collect({ open, slip, onClose, onTaken }: Props) {
  const [chosen, setMethod] = useState<Method>('CASH');
  const code = useCodePayment(slip.slipId, ({ amountFen, slipState }) => {
    notify(t('orders.taken', { amount: formatMoney(amountFen) }));
    onTaken(slipState === 'PAID');
  });
  const method = code.payment ? 'WECHAT' : chosen;
  return (
    <Sheet open={open} title={t('orders.collectTitle', { amount: formatMoney(slip.dueFen) })} onClose={onClose}>
      <View className="orders-collect">
        {!code.payment && <Segmented items={methods.map((id) => ({ id, label: t(words[id]) }))} value={method} onChange={setMethod} />}
        {method === 'WECHAT' ? (
          <WechatCode key={slip.dueFen} dueFen={slip.dueFen} code={code} />
        ) : (
          <ByHand key={`${method}-${slip.dueFen}`} method={method} slip={slip} onTaken={onTaken} />
        )}
      </View>
    </Sheet>
  );
}

/** Card and transfer want their number, cash does not. */
function ByHand({ method, slip, onTaken }: { method: 'CASH' | 'CARD' | 'TRANSFER'; slip: StaffSlip; onTaken: Props['onTaken'] }) {
  const [text, setText] = useState((slip.dueFen / 100).toFixed(2));
  const [received, setReceived] = useState('');
  const [reference, setReference] = useState('');
  // One tender however often it is sent; another sum is another tender. (A part taken, or another method, is another component.)
  const key = useRef({ amountFen: 0, name: '' });
  const amountFen = parseMoney(text) ?? 0;
  const take = useAction(async () => {
    const receivedFen = parseMoney(received);
    const more = { ...(receivedFen === undefined ? {} : { receivedFen }), ...(reference === '' ? {} : { reference }) };
    const body = { method, amountFen, ...more };
    if (key.current.amountFen !== amountFen) key.current = { amountFen, name: newKey() };
    const named = { params: { slipId: slip.slipId }, body, idempotencyKey: key.current.name };
    const taken = await call('POST /payments/slips/{slipId}/tenders', named);
    notify(t('orders.taken', { amount: formatMoney(amountFen) }));
    onTaken(taken.slipState === 'PAID');
  });
  const isCash = method === 'CASH';
  const tooMuch = amountFen > slip.dueFen;
  const wrong = amountFen === 0 || tooMuch || (isCash ? changeOf(received, amountFen) < 0 : reference.trim() === '');
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
      {isCash ? (
        <CashReceived value={received} dueFen={amountFen} onChange={setReceived} />
      ) : (
        <Reference value={reference} onChange={setReference} />
      )}
      <ProblemLine problem={take.problem} />
      <Button block id="take-tender" label={t('orders.take')} amountFen={amountFen} disabled={wrong} busy={take.busy} onTap={take.run} />
      {slip.memberMobileMasked === undefined && <Text className="orders-muted">{t('orders.noMember')}</Text>}
    </>
  );
}

const Reference = ({ value, onChange }: { value: string; onChange: (text: string) => void }) => (
  <Field
    id="tender-reference"
    label={t('orders.reference')}
    value={value}
    maxLength={64}
    onChange={onChange}
    hint={t('orders.referenceHint')}
  />
);
