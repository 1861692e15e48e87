import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

export function GuideLeads() {
  return (
    <Screen tab title={t('home.tabLeads')}>
      {null}
    </Screen>
  );
}
