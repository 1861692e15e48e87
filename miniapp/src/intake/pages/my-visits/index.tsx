import { MyVisits } from '@/intake/components/my-visits';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

/** 我的预约, for customers. */
export default function MyVisitsPage() {
  return (
    <Screen title={t('intake.myVisits')}>
      <MyVisits />
    </Screen>
  );
}
