import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { leadPage, reportPage } from '@/leads/pages';
import { t } from '@/locales/t';
import { EmptyState } from '@/ui/empty-state';
import { Loaded } from '@/ui/loaded';
import { StatTile, StatTiles } from '@/ui/stat-tile';
import { go } from '@/wx/navigate';
import { LeadRows } from './lead-rows';

/** What pays today, in that order: to accept, overdue, due, promised, hot. */
export function TodayLeads() {
  const today = useLoad(() => call('GET /leads/today'), []);
  useReloadOnShow(today);
  return (
    <Loaded of={today}>
      {({ items, counts }) => (
        <>
          <StatTiles>
            <StatTile label={t('leads.open')} value={counts.open} />
            <StatTile label={t('leads.overdue')} value={counts.overdue} />
          </StatTiles>
          {items.length === 0 ? (
            <EmptyState
              icon="lead"
              title={t('leads.todayEmpty')}
              text={t('leads.todayEmptyHow')}
              action={{ label: t('leads.report'), onTap: () => go(reportPage) }}
            />
          ) : (
            <LeadRows items={items} title={t('leads.today')} onTap={({ leadId }) => go(leadPage, { leadId })} />
          )}
        </>
      )}
    </Loaded>
  );
}
