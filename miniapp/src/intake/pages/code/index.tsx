import { MyCode } from '@/intake/components/my-code';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

/** 我的获客码, for guides and managers. */
export default function CodePage() {
  return (
    <Screen title={t('intake.myCode')}>
      <MyCode />
    </Screen>
  );
}
