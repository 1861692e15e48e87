import { useMe } from '@/api/session';
import { Reminders } from '@/identity/components/reminders';
import { t } from '@/locales/t';
import { Join } from '@/members/components/join';
import { MySlips } from '@/orders/components/my-slips';
import { Screen } from '@/ui/screen';

/** 订单: a guest has none, but may join. */
export function CustomerSlips() {
  return (
    <Screen tab title={t('home.tabSlips')}>
      {useMe()?.memberId === undefined ? (
        <Join />
      ) : (
        <>
          <Reminders kinds={['slipPaid']} words="identity.remindSlips" />
          <MySlips />
        </>
      )}
    </Screen>
  );
}
