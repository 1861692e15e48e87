import { useMe } from '@/api/session';
import { MyCoupons } from '@/coupons/components/my-coupons';
import { Reminders } from '@/identity/components/reminders';
import { t } from '@/locales/t';
import { Join } from '@/members/components/join';
import { Screen } from '@/ui/screen';

/** 券: a guest has none, but may join. */
export function CustomerCoupons() {
  return (
    <Screen tab title={t('home.tabCoupons')}>
      {useMe()?.memberId === undefined ? (
        <Join />
      ) : (
        <>
          <Reminders kinds={['couponArrived', 'couponExpiring']} words="identity.remindCoupons" />
          <MyCoupons />
        </>
      )}
    </Screen>
  );
}
