import { useMe } from '@/api/session';
import { Me } from '@/identity/components/me';
import { t } from '@/locales/t';
import { MyName } from '@/members/components/my-name';
import { Screen } from '@/ui/screen';

/** 我的, for customers. */
export function CustomerMe() {
  const isMember = useMe()?.memberId !== undefined;
  return (
    <Screen tab title={t('home.tabMe')}>
      <Me who={isMember ? <MyName /> : undefined} />
    </Screen>
  );
}
