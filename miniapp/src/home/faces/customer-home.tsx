import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

export function CustomerHome() {
  return (
    <Screen tab title={t('home.tabHome')}>
      {null}
    </Screen>
  );
}
