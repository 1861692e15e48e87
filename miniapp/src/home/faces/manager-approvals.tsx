import { useState } from 'react';
import { useMe } from '@/api/session';
import { StoreRequests } from '@/configurator/components/store-requests';
import { DealerChoice } from '@/leads/components/dealer-choice';
import { t } from '@/locales/t';
import { StoreApprovals } from '@/orders/components/approval-list';
import { DeputyChoice } from '@/orders/components/deputy';
import { WaitingTransfers } from '@/payments/components/waiting-transfers';
import { Screen } from '@/ui/screen';

/** 审批 for managers: what guides ask for, decided on the card; above the stores, money that waits for a look at the bank's statement. */
export function ManagerApprovals() {
  const inStore = useMe()?.storeId !== undefined;
  const [asked, setAsked] = useState(false);
  return (
    <Screen tab title={t('home.tabApprovals')}>
      {inStore ? (
        <>
          <StoreRequests onWaiting={setAsked} />
          <StoreApprovals othersWait={asked} />
          <DeputyChoice />
        </>
      ) : (
        <DealerChoice>{(of) => <WaitingTransfers of={of} />}</DealerChoice>
      )}
    </Screen>
  );
}
