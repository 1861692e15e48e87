import { FormList } from '@/intake/components/form-list';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

/** 活动表单, for head office and dealers. */
export default function FormsPage() {
  return (
    <Screen title={t('intake.forms')}>
      <FormList />
    </Screen>
  );
}
