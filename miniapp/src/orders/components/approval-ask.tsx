import { useRef, useState } from 'react';
import { newKey } from '@/api/idempotency-key';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { askApproval } from '@/orders/ask-approval';
import { serialsMissing } from '@/orders/cart';
import { useCart } from '@/orders/use-cart';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { notify } from '@/ui/notice';

/** More than the guide may take off: the store's manager is asked, with the reason. The cart stays as it is. */
export function ApprovalAsk({ manualOffFen, onAsked }: { manualOffFen: number; onAsked: () => void }) {
  const { cart } = useCart();
  const [reason, setReason] = useState('');
  // One request however often it is sent; another amount or reason is another request.
  const key = useRef({ of: '', key: newKey() });
  const ask = useAction(async () => {
    const of = `${manualOffFen} ${reason}`;
    if (key.current.of !== of) key.current = { of, key: newKey() };
    await askApproval(cart, manualOffFen, reason.trim(), key.current.key);
    notify(t('approvals.asked'));
    onAsked();
  });
  const missing = serialsMissing(cart);
  return (
    <>
      <Field
        id="approval-reason"
        label={t('approvals.reason')}
        hint={t('approvals.reasonHint')}
        value={reason}
        maxLength={100}
        onChange={setReason}
      />
      <ProblemLine problem={ask.problem} />
      <Button
        block
        id="ask-approval"
        label={missing > 0 ? t('orders.scanSerials', { count: missing }) : t('approvals.ask')}
        disabled={missing > 0 || reason.trim() === ''}
        busy={ask.busy}
        onTap={ask.run}
      />
    </>
  );
}
