import { Text, View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { type CodePayment, useCodePayment } from '@/orders/use-code-payment';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatMoney, parseMoney } from '@/ui/format-money';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';
import { ByAccount } from './by-account';
import { ByInstalment } from './by-instalment';
import { ByTradeIn } from './by-trade-in';
import { ByTransfer } from './by-transfer';
import { CashReceived, changeOf } from './cash-received';
import { ScannedCode } from './scanned-code';
import type { StaffSlip } from './slip-body';
import { WechatCode } from './wechat-code';

type Props = { open: boolean; slip: StaffSlip; onClose: () => void; onTaken: (isPaid: boolean) => void };

const methods = ['CASH', 'WECHAT', 'SCAN', 'CARD', 'TRANSFER', 'ACCOUNT', 'TRADE_IN', 'INSTALMENT'] as const;
type Method = (typeof methods)[number];
const words = {
  CASH: 'orders.byCash',
  WECHAT: 'orders.byWechat',
  SCAN: 'collect.byScan',
  CARD: 'orders.byCard',
  TRANSFER: 'orders.byTransfer',
  ACCOUNT: 'collect.byAccount',
  TRADE_IN: 'collect.byTradeIn',
  INSTALMENT: 'collect.byInstalment',
} as const;

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
        {!code.payment && <Ways chosen={method} onChoose={setMethod} />}
        <Way key={`${method}-${slip.dueFen}`} method={method} slip={slip} code={code} onTaken={onTaken} />
      </View>
    </Sheet>
  );
}

const Ways = ({ chosen, onChoose }: { chosen: Method; onChoose: (method: Method) => void }) => (
  <Chips>
    {methods.map((id) => (
      <Chip key={id} id={`by-${id.toLowerCase().replace('_', '-')}`} label={t(words[id])} on={id === chosen} onTap={() => onChoose(id)} />
    ))}
  </Chips>
);

type WayProps = { method: Method; slip: StaffSlip; code: CodePayment; onTaken: Props['onTaken'] };

function Way({ method, slip, code, onTaken }: WayProps) {
  switch (method) {
    case 'WECHAT':
      return <WechatCode dueFen={slip.dueFen} firstFen={slip.dueNowFen} code={code} />;
    case 'SCAN':
      return <ScannedCode slip={slip} onStarted={code.follow} />;
    case 'TRANSFER':
      return <ByTransfer slip={slip} />;
    case 'ACCOUNT':
      return <ByAccount slip={slip} onTaken={onTaken} />;
    case 'TRADE_IN':
      return <ByTradeIn slip={slip} onTaken={onTaken} />;
    case 'INSTALMENT':
      return <ByInstalment slip={slip} onStarted={code.follow} />;
    case 'CASH':
    case 'CARD':
      return <ByHand method={method} slip={slip} onTaken={onTaken} />;
    default:
      return method satisfies never;
  }
}

/** A card wants its number, cash does not. */
function ByHand({ method, slip, onTaken }: { method: 'CASH' | 'CARD'; slip: StaffSlip; onTaken: Props['onTaken'] }) {
  const [text, setText] = useState((slip.dueNowFen / 100).toFixed(2));
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
