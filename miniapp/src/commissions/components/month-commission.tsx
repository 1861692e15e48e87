import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { myCommissionPage } from '@/commissions/pages';
import { t } from '@/locales/t';
import { StatTile, StatTiles } from '@/ui/stat-tile';
import { go } from '@/wx/navigate';

/** What this month has brought so far; one tap to every slip behind it. */
export function MonthCommission() {
  const mine = useLoad(() => call('GET /commissions/mine', { query: { limit: 1 } }), []);
  useReloadOnShow(mine);
  const { totalFen, slips } = mine.data ?? {};
  return (
    <StatTiles>
      <StatTile label={t('commissions.month')} fen={totalFen} onTap={() => go(myCommissionPage)} />
      <StatTile label={t('commissions.monthSlips')} value={slips} onTap={() => go(myCommissionPage)} />
    </StatTiles>
  );
}
