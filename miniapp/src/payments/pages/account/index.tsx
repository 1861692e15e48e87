import { useRouter } from '@tarojs/taro';
import { t } from '@/locales/t';
import { CustomerAccount } from '@/payments/components/customer-account';
import { Screen } from '@/ui/screen';
import '@/payments/components/payments.scss';

export default function AccountPage() {
  return (
    <Screen title={t('payments.account')}>
      <CustomerAccount memberId={useRouter().params.memberId ?? ''} />
    </Screen>
  );
}
