import { PlanRow } from '@/campaigns/components/plan-row';
import { MonthCommission } from '@/commissions/components/month-commission';
import type { Configured } from '@/configurator/components/configure-sheet';
import { MyRequests } from '@/configurator/components/my-requests';
import { redeemPage } from '@/coupons/pages';
import { addConfigured } from '@/home/add-configured';
import { Columns } from '@/home/components/columns';
import { Greeting } from '@/home/components/greeting';
import { tabPages } from '@/home/tabs';
import { t } from '@/locales/t';
import { MyApprovals } from '@/orders/components/approval-mine';
import { DeputyDesk } from '@/orders/components/deputy';
import { TodayFigures, TodaySlips } from '@/orders/components/today';
import { deskCart } from '@/orders/use-cart';
import { cardsPage } from '@/quotes/pages';
import { Button } from '@/ui/button';
import { Screen } from '@/ui/screen';
import { go, goTab } from '@/wx/navigate';

/** 工作台: how the day stands, what I have earned, and the two things done at the counter. */
export function GuideDesk() {
  const sell = (): void => goTab(tabPages[1]);
  const putOnSlip = async (configured: Configured): Promise<void> => {
    await addConfigured(configured, deskCart);
    sell();
  };
  return (
    <Screen tab title={t('home.tabDesk')} width="wide">
      <Columns
        first={
          <>
            <Greeting toMe />
            <TodayFigures />
            <PlanRow />
            <DeputyDesk />
            <MyApprovals />
            <MyRequests onSell={putOnSlip} />
            <MonthCommission />
            <Button block id="desk-sell" label={t('home.sellNow')} onTap={sell} />
            <Button block kind="plain" id="desk-quotes" label={t('quotes.list')} onTap={() => go(cardsPage)} />
            <Button block kind="plain" id="desk-redeem" label={t('home.redeemNow')} onTap={() => go(redeemPage)} />
          </>
        }
        second={<TodaySlips onOpenFirst={sell} />}
      />
    </Screen>
  );
}
