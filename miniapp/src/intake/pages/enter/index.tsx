import { useRouter } from '@tarojs/taro';
import { EnterForm } from '@/intake/components/enter-form';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

/** What a guide's code or a campaign's link leads to. A mini-program code brings its `scene`, escaped. */
export default function EnterPage() {
  const { scene = '' } = useRouter().params;
  return (
    <Screen title={t('intake.enter')}>
      <EnterForm linkId={decodeURIComponent(scene)} />
    </Screen>
  );
}
