import { call } from '@/api/call';
import { useMe } from '@/api/session';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { commissionRulesPage } from '@/commissions/pages';
import { t } from '@/locales/t';
import { Bars } from '@/ui/bars';
import { Button } from '@/ui/button';
import { List } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { go } from '@/wx/navigate';

/** What the store's guides have earned this month, the most first, for whoever leads them. */
export function StoreRanking() {
  return useMe()?.role === 'manager' ? <Ranking /> : null;
}

function Ranking() {
  const month = useLoad(() => call('GET /commissions/store', { query: {} }), []);
  useReloadOnShow(month);
  return (
    <Loaded of={month}>
      {({ guides }) =>
        guides.length > 0 && (
          <List
            title={t('commissions.ranking')}
            aside={<Button small kind="quiet" id="commission-rules" label={t('commissions.rules')} onTap={() => go(commissionRulesPage)} />}
          >
            <Bars
              items={guides.map((guide) => ({
                id: guide.personId,
                label: guide.name,
                note: t('commissions.rankingSlips', { count: guide.slips }),
                value: Math.max(guide.totalFen, 0),
                end: <Money fen={guide.totalFen} />,
              }))}
            />
          </List>
        )
      }
    </Loaded>
  );
}
