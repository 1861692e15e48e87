import { Text, View } from '@tarojs/components';
import { type ReactNode, useRef, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useMe } from '@/api/session';
import { type Action, useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { confirm } from '@/ui/confirm';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatMoney, parseMoney } from '@/ui/format-money';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';
import type { StaffSlip } from './slip-body';

type Props = { slip: StaffSlip; onClose: () => void; onDone: () => void };

/** Letting a slip go that has money on it, or is a colleague's: what stays of the deposit, why; done by the manager, asked by a guide. */
function CancelSheet({ slip, onClose, onDone }: Props) {
  const decides = useMe()?.role === 'manager';
  const most = slip.keepableFen;
  const [text, setText] = useState('0');
  const [reason, setReason] = useState('');
  const key = useRef({ said: '', name: '' });
  const keepFen = parseMoney(text) ?? 0;
  const tooMuch = keepFen > most;
  const act = useAction(async () => {
    const body = { keepFen, reason: reason.trim() };
    const said = JSON.stringify(body);
    if (key.current.said !== said) key.current = { said, name: newKey() };
    const named = { params: { slipId: slip.slipId }, idempotencyKey: key.current.name };
    if (decides) await call('POST /orders/slips/{slipId}/cancel', { ...named, body });
    else await call('POST /orders/slips/{slipId}/approvals', { ...named, body: { ...body, kind: 'CANCEL' } });
    notify(t(decides ? 'approvals.cancelled' : 'approvals.asked'));
    onDone();
  });
  const footer = (
    <Button
      block
      kind={decides ? 'danger' : 'primary'}
      id="cancel-confirm"
      label={t(decides ? 'approvals.cancelNow' : 'approvals.ask')}
      disabled={tooMuch || reason.trim() === ''}
      busy={act.busy}
      onTap={act.run}
    />
  );
  return (
    <Sheet open title={t('orders.cancelSure')} onClose={onClose} footer={footer}>
      <View className="orders-collect">
        {most > 0 && (
          <Field
            id="cancel-keep"
            type="digit"
            label={t('approvals.keep')}
            value={text}
            onChange={setText}
            hint={t('approvals.keepMost', { amount: formatMoney(most) })}
            problem={tooMuch ? t('approvals.keepMost', { amount: formatMoney(most) }) : undefined}
          />
        )}
        {slip.paidFen > 0 && !tooMuch && <Text>{t('approvals.goesBack', { amount: formatMoney(slip.paidFen - keepFen) })}</Text>}
        <Field id="cancel-reason" label={t('approvals.cancelWhy')} value={reason} maxLength={100} onChange={setReason} />
        <ProblemLine problem={act.problem} />
      </View>
    </Sheet>
  );
}

/** Whoever opened or shares in it lets it go freely while nobody has paid. */
const isMine = ({ openedBy, split }: StaffSlip, personId: string | undefined): boolean =>
  openedBy === personId || split.some((share) => share.personId === personId);

/** Letting the slip go: at once where that is free, by the sheet where money or a colleague's work hangs on it. */
export function useCancel(slip: StaffSlip | undefined, reload: () => void): { cancel: Action<[]>; sheet: ReactNode } {
  const me = useMe();
  const [open, setOpen] = useState(false);
  const cancel = useAction(async () => {
    if (!slip) return;
    if (slip.paidFen > 0 || !isMine(slip, me?.personId)) return setOpen(true);
    const sure = await confirm({ title: t('orders.cancelSure'), text: t('orders.cancelHow'), action: t('orders.cancel'), danger: true });
    if (!sure) return;
    await call('POST /orders/slips/{slipId}/cancel', { params: { slipId: slip.slipId }, body: {} });
    reload();
  });
  const done = (): void => {
    setOpen(false);
    reload();
  };
  return { cancel, sheet: open && slip ? <CancelSheet slip={slip} onClose={() => setOpen(false)} onDone={done} /> : null };
}
