import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatMoney, parseMoney } from '@/ui/format-money';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';
import { Segmented } from '@/ui/tabs';

export type Direction = 'in' | 'out';
type Props = { memberId: string; direction: Direction; mostFen: number; onClose: () => void; onDone: () => void };

function useAccountForm(isIn: boolean, mostFen: number) {
  const [kind, setKind] = useState<'PREPAID' | 'STORED'>('PREPAID');
  const [isCash, setCash] = useState(true);
  const [text, setText] = useState(isIn ? '' : (mostFen / 100).toFixed(2));
  const [word, setWord] = useState('');
  const amountFen = parseMoney(text) ?? 0;
  const tooMuch = !isIn && amountFen > mostFen;
  const wordNeeded = !isIn || !isCash;
  const wrong = amountFen === 0 || tooMuch || (wordNeeded && word.trim() === '');
  return { kind, setKind, isCash, setCash, text, setText, word, setWord, amountFen, tooMuch, wordNeeded, wrong };
}

type Form = ReturnType<typeof useAccountForm>;

/** Money in (prepayment or stored value, cash or card) or back out (prepayment, cash or transfer, with a reason). */
export function AccountSheet({ memberId, direction, mostFen, onClose, onDone }: Props) {
  const isIn = direction === 'in';
  const form = useAccountForm(isIn, mostFen);
  const { kind, isCash, amountFen, word } = form;
  const key = useRef({ said: '', name: '' });
  const move = useAction(async () => {
    const said = JSON.stringify([kind, isCash, amountFen, word]);
    if (key.current.said !== said) key.current = { said, name: newKey() };
    const asked = { params: { memberId }, idempotencyKey: key.current.name };
    if (isIn) await takeIn(asked, { kind, isCash, amountFen, word: word.trim() });
    else await giveBack(asked, { isCash, amountFen, word: word.trim() });
    notify(t(isIn ? 'payments.takenIn' : 'payments.givenBack', { amount: formatMoney(amountFen) }));
    onDone();
  });
  return (
    <Sheet open title={t(isIn ? 'payments.takeIn' : 'payments.giveBack')} onClose={onClose}>
      <View className="payments-column">
        <AccountFields form={form} isIn={isIn} mostFen={mostFen} />
        <ProblemLine problem={move.problem} />
        <Button
          block
          id="move-account"
          label={t(isIn ? 'orders.take' : 'payments.giveBackNow')}
          amountFen={amountFen}
          disabled={form.wrong}
          busy={move.busy}
          onTap={move.run}
        />
      </View>
    </Sheet>
  );
}

function AccountFields({ form, isIn, mostFen }: { form: Form; isIn: boolean; mostFen: number }) {
  const kinds = [
    { id: 'PREPAID', label: t('collect.byPrepaid') },
    { id: 'STORED', label: t('collect.byStored') },
  ] as const;
  const ways = [
    { id: 'cash', label: t('orders.byCash') },
    { id: 'other', label: t(isIn ? 'orders.byCard' : 'orders.byTransfer') },
  ] as const;
  return (
    <>
      {isIn && <Segmented items={kinds} value={form.kind} onChange={form.setKind} />}
      <Segmented items={ways} value={form.isCash ? 'cash' : 'other'} onChange={(id) => form.setCash(id === 'cash')} />
      <Field
        id="account-sum"
        type="digit"
        label={t(isIn ? 'orders.amount' : 'payments.backAmount')}
        value={form.text}
        onChange={form.setText}
        problem={form.tooMuch ? t('collect.accountMost', { amount: formatMoney(mostFen) }) : undefined}
      />
      {form.wordNeeded && (
        <Field
          id="account-word"
          label={t(isIn ? 'orders.reference' : 'payments.backWhy')}
          value={form.word}
          maxLength={64}
          onChange={form.setWord}
        />
      )}
    </>
  );
}

type Asked = { params: { memberId: string }; idempotencyKey: string };
type Into = { kind: 'PREPAID' | 'STORED'; isCash: boolean; amountFen: number; word: string };

function takeIn(asked: Asked, { kind, isCash, amountFen, word }: Into) {
  const paid = isCash ? ({ method: 'CASH' } as const) : ({ method: 'CARD', reference: word } as const);
  return call('POST /payments/accounts/{memberId}/take-in', { ...asked, body: { kind, amountFen, ...paid } });
}

function giveBack(asked: Asked, { isCash, amountFen, word }: Omit<Into, 'kind'>) {
  const body = { method: isCash ? 'CASH' : 'TRANSFER', amountFen, why: word } as const;
  return call('POST /payments/accounts/{memberId}/give-back', { ...asked, body });
}
