import { useMe } from '@/api/session';
import { MyCoupons } from '@/coupons/components/my-coupons';
import { Reminders } from '@/identity/components/reminders';
import { NextVisit } from '@/intake/components/next-visit';
import { t } from '@/locales/t';
import { Join } from '@/members/components/join';
import { MyCard } from '@/members/components/my-card';
import { Screen } from '@/ui/screen';

/** 首页 for customers: a guest may look around and join, a member sees the card and what can be used today. */
export function CustomerHome() {
  const me = useMe();
  return (
    <Screen tab title={t('home.tabHome')}>
      {me?.memberId === undefined ? (
        <Join />
      ) : (
        <>
          <MyCard />
          <NextVisit>
            <Reminders kinds={['visitNear']} words="identity.remindVisit" />
          </NextVisit>
          <MyCoupons />
        </>
      )}
    </Screen>
  );
}
