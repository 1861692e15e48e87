import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

export function GuideMembers() {
  return (
    <Screen tab title={t('home.tabMembers')}>
      {null}
    </Screen>
  );
}
