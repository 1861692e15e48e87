import { t } from '@/locales/t';
import { MyMembers } from '@/members/components/my-members';
import { Screen } from '@/ui/screen';

export function GuideMembers() {
  return (
    <Screen tab title={t('home.tabMembers')} width="wide">
      <MyMembers />
    </Screen>
  );
}
