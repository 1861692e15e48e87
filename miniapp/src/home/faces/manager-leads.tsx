import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

export function ManagerLeads() {
  return (
    <Screen tab title={t('home.tabLeads')}>
      {null}
    </Screen>
  );
}
