import { useMe } from '@/api/session';
import { Me } from '@/identity/components/me';
import { t } from '@/locales/t';
import { MyName } from '@/members/components/my-name';
import { myDataPage } from '@/members/pages';
import { Row } from '@/ui/list';
import { Screen } from '@/ui/screen';
import { go } from '@/wx/navigate';

/** 我的, for customers. */
export function CustomerMe() {
  const isMember = useMe()?.memberId !== undefined;
  return (
    <Screen tab title={t('home.tabMe')}>
      <Me who={isMember ? <Own /> : undefined} />
    </Screen>
  );
}

function Own() {
  return (
    <>
      <MyName />
      <Row id="my-data" title={t('members.myData')} subtitle={t('members.myDataHint')} onTap={() => go(myDataPage)} />
    </>
  );
}
