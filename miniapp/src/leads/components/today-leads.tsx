import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { leadPage, reportPage } from '@/leads/pages';
import { t } from '@/locales/t';
import { EmptyState } from '@/ui/empty-state';
import { Loaded } from '@/ui/loaded';
import { Split } from '@/ui/split';
import { StatTile, StatTiles } from '@/ui/stat-tile';
import { go } from '@/wx/navigate';
import { useWide } from '@/wx/window';
import { LeadDetail } from './lead-detail';
import { LeadRows } from './lead-rows';

/** What pays today, in that order: to accept, overdue, due, promised, hot. */
export function TodayLeads() {
  const today = useLoad(() => call('GET /leads/today'), []);
  useReloadOnShow(today);
  const [chosen, setChosen] = useState<string>();
  const wide = useWide();
  const open = (leadId: string): void => (wide ? setChosen(leadId) : go(leadPage, { leadId }));
  return (
    <Split
      list={<Loaded of={today}>{(list) => <Today list={list} chosen={wide ? chosen : undefined} onOpen={open} />}</Loaded>}
      chosen={chosen}
      detail={(leadId) => <LeadDetail key={leadId} leadId={leadId} />}
      placeholder={t('leads.choose')}
    />
  );
}

type TodayProps = { list: ReplyOf<'GET /leads/today'>; chosen: string | undefined; onOpen: (leadId: string) => void };

function Today({ list: { items, counts }, chosen, onOpen }: TodayProps) {
  return (
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
        <LeadRows items={items} title={t('leads.today')} chosen={chosen} onTap={({ leadId }) => onOpen(leadId)} />
      )}
    </>
  );
}
