import { Me } from '@/identity/components/me';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

/** 我的, for managers. */
export function MeFace() {
  return (
    <Screen tab title={t('home.tabMe')}>
      <Me />
    </Screen>
  );
}
