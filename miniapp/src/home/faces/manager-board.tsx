import { useMe } from '@/api/session';
import { StoreRanking } from '@/commissions/components/store-ranking';
import { Columns } from '@/home/components/columns';
import { Greeting } from '@/home/components/greeting';
import { HeadOfficeTools } from '@/home/components/head-office-tools';
import { t } from '@/locales/t';
import { StoreBoard } from '@/orders/components/store-board';
import { TodaySlips } from '@/orders/components/today';
import { TotalsBoard } from '@/orders/components/totals-board';
import { MoneyLinks } from '@/payments/components/money-links';
import { Button } from '@/ui/button';
import { Screen } from '@/ui/screen';
import { sentPage } from '@/wecom/pages';
import { go } from '@/wx/navigate';

/** 看板: today's sales by guide and category, then the slips themselves. Who works in no store sees its dealer's stores, or the dealers, and what is set for all of them. */
export function ManagerBoard() {
  const inStore = useMe()?.storeId !== undefined;
  return (
    <Screen tab title={t('home.tabBoard')} width="wide">
      <Columns
        first={
          <>
            <Greeting />
            {inStore ? <StoreBoard /> : <TotalsBoard />}
            {inStore && <StoreRanking />}
            <MoneyLinks />
            <ToFunnel />
          </>
        }
        second={inStore ? <TodaySlips /> : <HeadOfficeTools />}
      />
    </Screen>
  );
}

/** What the store's pushes led to; head office and finance send none. */
function ToFunnel() {
  const role = useMe()?.role;
  if (role !== 'manager' && role !== 'dealerAdmin') return null;
  return <Button kind="quiet" id="to-funnel" label={t('wecom.funnel')} onTap={() => go(sentPage)} />;
}
