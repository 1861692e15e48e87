import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { planPage } from '@/campaigns/pages';
import { t } from '@/locales/t';
import { formatMoney } from '@/ui/format-money';
import { List, Row } from '@/ui/list';
import { go } from '@/wx/navigate';

/** Leads to today's list while somebody on it waits; otherwise nothing. */
export function PlanRow() {
  const plan = useLoad(() => call('GET /campaigns/plan', {}), []);
  useReloadOnShow(plan);
  const open = (plan.data?.parts ?? []).filter(({ sent }) => !sent);
  const count = open.reduce((sum, { picks }) => sum + picks.length, 0);
  if (count === 0) return null;
  const amount = formatMoney(open.reduce((sum, { marginFen }) => sum + marginFen, 0));
  return (
    <List>
      <Row
        id="to-plan"
        title={t('campaigns.todayBanner', { count })}
        subtitle={t('campaigns.todayBannerHint', { amount })}
        onTap={() => go(planPage)}
      />
    </List>
  );
}
