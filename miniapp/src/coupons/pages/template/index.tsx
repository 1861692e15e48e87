import { useRouter } from '@tarojs/taro';
import { TemplateDetail } from '@/coupons/components/template-detail';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

export default function TemplatePage() {
  const { templateId = '', reach } = useRouter().params;
  return (
    <Screen title={t('coupons.templates')}>
      <TemplateDetail templateId={templateId} reach={reach === 'group' ? 'group' : 'dealer'} onChanged={() => undefined} />
    </Screen>
  );
}
