import { useRouter } from '@tarojs/taro';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';
import { OfferCard } from '@/wecom/components/offer-card';

/** What a guide's link leads to; also for someone who has not signed in. */
export default function OfferPage() {
  return (
    <Screen title={t('wecom.offer')}>
      <OfferCard messageId={useRouter().params.messageId ?? ''} />
    </Screen>
  );
}
