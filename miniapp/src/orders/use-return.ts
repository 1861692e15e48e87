import { useMemo } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { slipPage } from '@/orders/pages';
import { useComingBack } from '@/orders/use-coming-back';
import { confirm } from '@/ui/confirm';
import { formatMoney } from '@/ui/format-money';
import { notify } from '@/ui/notice';
import { replace } from '@/wx/navigate';

/** A return in the making: what is chosen, what it would undo, and doing it. */
export function useReturn(slipId: string) {
  const params = { slipId };
  const back = useComingBack(slipId);
  const { lines, reason, unwinding } = back;
  // The same goods and reason are one return, however often it is sent.
  const key = useMemo(() => (lines.length > 0 && reason ? newKey() : ''), [lines, reason]);
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
  return { ...back, askManager, take };
}
