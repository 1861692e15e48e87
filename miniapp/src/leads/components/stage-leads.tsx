import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { dealerOf, type Place } from '@/api/place';
import { useMe } from '@/api/session';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { usePages } from '@/api/use-pages';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { leadPage } from '@/leads/pages';
import { useLeadPlace } from '@/leads/place';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { notify } from '@/ui/notice';
import { Split } from '@/ui/split';
import { Tabs } from '@/ui/tabs';
import { go } from '@/wx/navigate';
import { useWide } from '@/wx/window';
import { AssignSheet } from './assign-sheet';
import { LeadDetail } from './lead-detail';
import { type LeadCard, LeadRows } from './lead-rows';
import { PipelineChoice } from './pipeline-choice';

const POOL = 'pool';

/** The pipeline one stage at a time, with counts and sums; on a wide window the chosen lead stands beside its stage. */
export function StageLeads({ guideId }: { guideId?: string | undefined }) {
  const place = useLeadPlace();
  const mine = { ...place, ...(guideId === undefined ? {} : { guideId }) };
  const [stage, setStage] = useState('new');
  const [pipelineChosen, setPipeline] = useState('');
  const [chosen, setChosen] = useState<string>();
  const wide = useWide();
  const pipelines = useLoad(() => call('GET /leads/pipelines', { query: dealerOf(place) }), [place.dealerId]);
  const funnel = useLoad(() => call('GET /leads/pipeline', { query: mine }), [guideId, place.storeId]);
  useReloadOnShow(funnel);
  const all = pipelines.data?.items ?? [];
  const shown = all.find((one) => one.pipelineId === pipelineChosen) ?? all[0];
  const pipelineId = shown?.pipelineId ?? 'standard';
  const sumOf = (key: string) => funnel.data?.stages.find((one) => one.stage === key && one.pipelineId === pipelineId);
  const stages = shown?.stages ?? [];
  const tabs = [
    ...stages.map((one) => ({ id: one.stage, label: one.name, count: sumOf(one.stage)?.count ?? 0 })),
    { id: POOL, label: t('leads.pool'), count: funnel.data?.pool.count ?? 0 },
  ];
  const kind = stages.find((one) => one.stage === stage)?.kind ?? 'OPEN';
  const list = (
    <>
      <PipelineChoice items={all} value={pipelineId} onChange={setPipeline} />
      <Tabs items={tabs} value={stage} onChange={setStage} />
      <List>
        <Row title={t('leads.sum')} end={<Money fen={stage === POOL ? (funnel.data?.pool.sumFen ?? 0) : (sumOf(stage)?.sumFen ?? 0)} />} />
      </List>
      <StageList
        key={`${pipelineId}-${stage}-${guideId}`}
        pipelineId={pipelineId}
        stage={stage}
        kind={kind}
        mine={mine}
        chosen={chosen}
        onTap={(leadId) => (wide ? setChosen(leadId) : go(leadPage, { leadId, ...dealerOf(place) }))}
      />
    </>
  );
  return (
    <Split list={list} chosen={chosen} detail={(leadId) => <LeadDetail key={leadId} leadId={leadId} />} placeholder={t('leads.choose')} />
  );
}

type StageListProps = {
  pipelineId: string;
  stage: string;
  kind: 'OPEN' | 'WON' | 'LOST';
  mine: Place & { guideId?: string };
  chosen: string | undefined;
  onTap: (leadId: string) => void;
};

function StageList({ pipelineId, stage, kind, mine, chosen, onTap }: StageListProps) {
  const leads = usePages(
    (cursor) => {
      const page = cursor === undefined ? {} : { cursor };
      const { guideId: _guide, ...place } = mine;
      return stage === POOL
        ? call('GET /leads/pool', { query: { ...place, ...page } })
        : call('GET /leads', { query: { pipelineId, stage, kind, ...mine, ...page } });
    },
    [stage],
  );
  useReloadOnShow(leads);
  const manages = useMe()?.role === 'manager';
  const [giving, setGiving] = useState<LeadCard>();
  const give = useAction(async (work: () => Promise<unknown>) => {
    await work();
    setGiving(undefined);
    notify(t('leads.given'));
    leads.reload();
  });
  return (
    <>
      {giving && <AssignSheet lead={giving} action={give} onClose={() => setGiving(undefined)} />}
      <Listed leads={leads} chosen={chosen} onTap={onTap} onAssign={manages ? setGiving : undefined} />
    </>
  );
}

type ListedProps = {
  leads: ReturnType<typeof usePages<LeadCard>>;
  chosen: string | undefined;
  onTap: (leadId: string) => void;
  onAssign: ((lead: LeadCard) => void) | undefined;
};

function Listed({ leads, chosen, onTap, onAssign }: ListedProps) {
  return (
    <Loaded of={leads}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState icon="lead" title={t('leads.stageEmpty')} />
        ) : (
          <>
            <LeadRows
              items={items}
              chosen={chosen}
              onTap={({ leadId }) => onTap(leadId)}
              below={onAssign && ((lead) => <StuckLead lead={lead} onAssign={() => onAssign(lead)} />)}
            />
            {leads.more && <Button kind="plain" block label={t('leads.more')} onTap={leads.more} />}
          </>
        )
      }
    </Loaded>
  );
}

const STUCK_DAYS = 3;

/** A lead that nobody moves is given to somebody else from the list itself. */
function StuckLead({ lead, onAssign }: { lead: LeadCard; onAssign: () => void }) {
  const isStuck = lead.state === 'POOL' || (lead.state === 'OWNED' && (lead.overdue || lead.daysStuck >= STUCK_DAYS));
  if (!isStuck) return null;
  const label = t(lead.state === 'POOL' ? 'leads.give' : 'leads.assign');
  return (
    <View className="leads-reach-box">
      <View className="leads-reach">
        <Button small kind="plain" id={`assign-${lead.leadId}`} label={label} onTap={onAssign} />
      </View>
    </View>
  );
}
