import { MyCoupons } from '@/coupons/components/my-coupons';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

export function CustomerCoupons() {
  return (
    <Screen tab title={t('home.tabCoupons')}>
      <MyCoupons />
    </Screen>
  );
}
