import { t } from '@/locales/t';
import { MyData } from '@/members/components/my-data';
import { Screen } from '@/ui/screen';

/** 隐私与我的数据: what the customer permits, a copy of what we know, and the way out. */
export default function MyDataPage() {
  return (
    <Screen title={t('members.myData')}>
      <MyData />
    </Screen>
  );
}
