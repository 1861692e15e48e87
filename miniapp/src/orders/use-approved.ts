import { call } from '@/api/call';
import { t } from '@/locales/t';
import type { Approval } from '@/orders/ask-approval';
import { openApproved } from '@/orders/open-approved';
import { slipPage } from '@/orders/pages';
import { confirm } from '@/ui/confirm';
import { formatMoney } from '@/ui/format-money';
import { notify } from '@/ui/notice';
import { go } from '@/wx/navigate';

/** Does exactly what was approved; the approval names the action, so that a doubled tap does it once. */
export async function doApproved(approval: Approval): Promise<void> {
  const { kind, about, approvalId, reason } = approval;
  if (kind === 'DISCOUNT' || !about) return openApproved(approval);
  const { slipId, keepFen, backFen } = about;
  const amount = formatMoney(backFen);
  if (!(await confirm({ title: t(titles[kind]), text: t('approvals.goesBack', { amount }), action: t(words[kind]), danger: true }))) return;
  const named = { params: { slipId }, idempotencyKey: `do-${approvalId}` };
  if (kind === 'CANCEL') await call('POST /orders/slips/{slipId}/cancel', { ...named, body: { keepFen, approvalId } });
  else {
    const lines = (about.lines ?? []).map(({ serials, ...line }) => ({ ...line, ...(serials.length > 0 ? { serials } : {}) }));
    await call('POST /orders/slips/{slipId}/returns', { ...named, body: { lines, reason, expectedRefundFen: backFen, approvalId } });
  }
  notify(t('approvals.doneBack', { amount }));
  go(slipPage, { slipId });
}

const titles = { CANCEL: 'orders.cancelSure', RETURN: 'approvals.returnSure' } as const;
export const words = { DISCOUNT: 'approvals.open', CANCEL: 'approvals.cancelNow', RETURN: 'approvals.returnNow' } as const;
