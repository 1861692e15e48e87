import { useRouter } from '@tarojs/taro';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';
import { CustomerAtHand } from '@/wecom/components/customer-at-hand';

/** The sidebar's page: set as the chat toolbar's address in WeCom's console. A link may also name the customer. */
export default function CustomerPage() {
  return (
    <Screen title={t('wecom.atHand')}>
      <CustomerAtHand named={useRouter().params.externalUserId} />
    </Screen>
  );
}
