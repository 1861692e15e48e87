import { t } from '@/locales/t';
import { MySlips } from '@/orders/components/my-slips';
import { Screen } from '@/ui/screen';

export function CustomerSlips() {
  return (
    <Screen tab title={t('home.tabSlips')}>
      <MySlips />
    </Screen>
  );
}
