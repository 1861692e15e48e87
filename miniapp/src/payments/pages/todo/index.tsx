import { useMe } from '@/api/session';
import { t } from '@/locales/t';
import { OpenRefunds } from '@/payments/components/open-refunds';
import { WaitingTransfers } from '@/payments/components/waiting-transfers';
import { Screen } from '@/ui/screen';
import '@/payments/components/payments.scss';

/** Money that waits for a person: refunds for the store's hands, transfers for finance's eyes. */
export default function TodoPage() {
  const role = useMe()?.role;
  const finance = role === 'dealerFinance' || role === 'dealerAdmin' || role === 'hq';
  return (
    <Screen title={t(finance ? 'payments.transfersTitle' : 'payments.refundsTitle')}>
      {finance ? <WaitingTransfers /> : <OpenRefunds />}
    </Screen>
  );
}
