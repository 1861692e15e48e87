import { StoreRequests } from '@/configurator/components/store-requests';
import { t } from '@/locales/t';
import { StoreApprovals } from '@/orders/components/approval-list';
import { Screen } from '@/ui/screen';

/** 审批 for managers: what guides ask for, decided on the card. */
export function ManagerApprovals() {
  return (
    <Screen tab title={t('home.tabApprovals')}>
      <StoreRequests />
      <StoreApprovals />
    </Screen>
  );
}
