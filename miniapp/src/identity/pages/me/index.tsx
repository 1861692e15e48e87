import { Me } from '@/identity/components/me';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

/** 我的 for guides, whose four tabs are all taken by work. */
export default function MePage() {
  return (
    <Screen title={t('home.tabMe')}>
      <Me />
    </Screen>
  );
}
