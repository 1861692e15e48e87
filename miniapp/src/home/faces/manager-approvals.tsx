import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

export function ManagerApprovals() {
  return (
    <Screen tab title={t('home.tabApprovals')}>
      {null}
    </Screen>
  );
}
