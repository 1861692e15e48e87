import { useRouter } from '@tarojs/taro';
import { t } from '@/locales/t';
import { PromotionDetail } from '@/pricing/components/promotion-detail';
import { promotionsPage } from '@/pricing/pages';
import { Screen } from '@/ui/screen';
import { back } from '@/wx/navigate';

export default function PromotionPage() {
  const { promotionId = '', draft } = useRouter().params;
  return (
    <Screen title={t('pricing.title')}>
      <PromotionDetail promotionId={promotionId} draft={draft === '1'} onGone={() => back(promotionsPage)} />
    </Screen>
  );
}
