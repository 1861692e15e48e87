import { useMemo, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { slipPage } from '@/orders/pages';
import { askedBack, type Chosen } from '@/orders/return-choice';
import { confirm } from '@/ui/confirm';
import { formatMoney } from '@/ui/format-money';
import { notify } from '@/ui/notice';
import { replace } from '@/wx/navigate';

export const reasons = ['orders.reasonUnfit', 'orders.reasonFault', 'orders.reasonWrong', 'orders.reasonOther'] as const;

/** A return in the making: what is chosen, what it would undo, and doing it. */
export function useReturn(slipId: string) {
  const params = { slipId };
  const [chosen, setChosen] = useState<Chosen>({});
  const [reason, setReason] = useState<(typeof reasons)[number]>(reasons[0]);
  const lines = useMemo(() => askedBack(chosen), [chosen]);
  const ask = () => call('POST /orders/slips/{slipId}/returns/preview', { params, body: { lines } });
  const preview = useLoad(() => (lines.length === 0 ? Promise.resolve(undefined) : ask()), [lines]);
  // The same goods and reason are one return, however often it is sent.
  const key = useMemo(() => (lines.length > 0 && reason ? newKey() : ''), [lines, reason]);
  const unwinding = lines.length === 0 ? undefined : preview.data;
  const take = useAction(async () => {
    if (!unwinding) return;
    const amount = formatMoney(unwinding.refundFen);
    if (!(await confirm({ title: t('orders.returnSure', { amount }), text: t('orders.returnHow'), action: t('orders.returnDo') }))) return;
    const body = { lines, reason: t(reason), expectedRefundFen: unwinding.refundFen };
    await call('POST /orders/slips/{slipId}/returns', { params, body, idempotencyKey: key });
    notify(t('orders.returnDone', { amount }));
    replace(slipPage, { slipId });
  });
  const askManager = useAction(async () => {
    const body = { kind: 'RETURN', lines, reason: t(reason) } as const;
    await call('POST /orders/slips/{slipId}/approvals', { params, body, idempotencyKey: `ask-${key}` });
    notify(t('approvals.asked'));
    replace(slipPage, { slipId });
  });
  return { askManager, chosen, setChosen, reason, setReason, preview, unwinding, take };
}
