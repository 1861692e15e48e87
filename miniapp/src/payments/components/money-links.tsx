import { useMe } from '@/api/session';
import { t } from '@/locales/t';
import { dayPage, todoPage } from '@/payments/pages';
import { List, Row } from '@/ui/list';
import { go } from '@/wx/navigate';

/** The day's close and the refunds that wait, for a store's manager. */
export function MoneyLinks() {
  if (useMe()?.role !== 'manager') return null;
  return (
    <List title={t('payments.money')}>
      <Row id="money-day" title={t('payments.dayTitle')} subtitle={t('payments.dayHint')} onTap={() => go(dayPage)} />
      <Row id="money-refunds" title={t('payments.refundsTitle')} subtitle={t('payments.refundsHint')} onTap={() => go(todoPage)} />
    </List>
  );
}

/** Transfers that wait for a look at the bank's statement, for finance and the dealer's administrator. */
export function FinanceLinks() {
  const role = useMe()?.role;
  if (role !== 'dealerFinance' && role !== 'dealerAdmin') return null;
  return (
    <List title={t('payments.money')}>
      <Row id="money-transfers" title={t('payments.transfersTitle')} subtitle={t('payments.transfersHint')} onTap={() => go(todoPage)} />
    </List>
  );
}
