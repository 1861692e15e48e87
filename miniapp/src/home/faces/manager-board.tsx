import { StoreRanking } from '@/commissions/components/store-ranking';
import { Columns } from '@/home/components/columns';
import { Greeting } from '@/home/components/greeting';
import { t } from '@/locales/t';
import { StoreBoard } from '@/orders/components/store-board';
import { TodaySlips } from '@/orders/components/today';
import { MoneyLinks } from '@/payments/components/money-links';
import { Screen } from '@/ui/screen';

/** 看板: today's sales by guide and category, then the slips themselves. */
export function ManagerBoard() {
  return (
    <Screen tab title={t('home.tabBoard')} width="wide">
      <Columns
        first={
          <>
            <Greeting />
            <StoreBoard />
            <StoreRanking />
            <MoneyLinks />
          </>
        }
        second={<TodaySlips />}
      />
    </Screen>
  );
}
