import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { leadPage, reportPage } from '@/leads/pages';
import { t } from '@/locales/t';
import { EmptyState } from '@/ui/empty-state';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { Split } from '@/ui/split';
import { StatTile, StatTiles } from '@/ui/stat-tile';
import { go } from '@/wx/navigate';
import { useWide } from '@/wx/window';
import { type Followed, FollowUpSheet } from './follow-up-sheet';
import { LeadDetail } from './lead-detail';
import { LeadRows } from './lead-rows';
import { ReachCustomer } from './reach-customer';

/** What pays today, in that order: to accept, overdue, due, promised, hot. */
export function TodayLeads() {
  const today = useLoad(() => call('GET /leads/today'), []);
  useReloadOnShow(today);
  const pipelines = useLoad(() => call('GET /leads/pipelines', { query: {} }), []);
  const [chosen, setChosen] = useState<string>();
  const [following, setFollowing] = useState<Followed>();
  const step = useAction(async (work: () => Promise<unknown>) => {
    await work();
    setFollowing(undefined);
    notify(t('leads.noted'));
    today.reload();
  });
  const follow = (leadId: string, pipelineId: string): void => {
    const results = pipelines.data?.items.find((one) => one.pipelineId === pipelineId)?.results ?? [];
    step.forget();
    setFollowing({ leadId, results, asksBudget: false });
  };
  const wide = useWide();
  const open = (leadId: string): void => (wide ? setChosen(leadId) : go(leadPage, { leadId }));
  const list = (
    <>
      <Loaded of={today}>{(data) => <Today list={data} chosen={wide ? chosen : undefined} onOpen={open} onFollow={follow} />}</Loaded>
      <FollowUpSheet open={following !== undefined} of={following ?? nobody} action={step} onClose={() => setFollowing(undefined)} />
    </>
  );
  return (
    <Split list={list} chosen={chosen} detail={(leadId) => <LeadDetail key={leadId} leadId={leadId} />} placeholder={t('leads.choose')} />
  );
}

const nobody: Followed = { leadId: '', results: [], asksBudget: false };

type TodayProps = {
  list: ReplyOf<'GET /leads/today'>;
  chosen: string | undefined;
  onOpen: (leadId: string) => void;
  onFollow: (leadId: string, pipelineId: string) => void;
};

function Today({ list: { items, counts }, chosen, onOpen, onFollow }: TodayProps) {
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
        <LeadRows
          items={items}
          title={t('leads.today')}
          chosen={chosen}
          onTap={({ leadId }) => onOpen(leadId)}
          below={(lead) => <ReachCustomer lead={lead} onFollowUp={() => onFollow(lead.leadId, lead.pipelineId)} />}
        />
      )}
    </>
  );
}
