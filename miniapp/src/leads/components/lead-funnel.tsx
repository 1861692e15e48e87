import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useLoad } from '@/api/use-load';
import { sourceWord } from '@/leads/words';
import { t } from '@/locales/t';
import { Bars } from '@/ui/bars';
import { Chip, Chips } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Segmented } from '@/ui/tabs';
import { GuideComparison } from './guide-comparison';
import { PipelineChoice } from './pipeline-choice';
import './leads.scss';

type Funnel = ReplyOf<'GET /leads/funnel'>;
type Stage = Funnel['stages'][number];
type Filter = { guideId?: string; source?: string };

const monthAgo = (now: Date, months: number): string => {
  const first = new Date(now.getFullYear(), now.getMonth() - months, 1);
  return `${first.getFullYear()}-${String(first.getMonth() + 1).padStart(2, '0')}`;
};

/** A month's leads through the stages: conversion and duration, of all, one source or one guide; and guides beside what they were given. */
export function LeadFunnel({ layer }: { layer: { dealerId?: string; storeId?: string } }) {
  const [months, setMonths] = useState('0');
  const [filter, setFilter] = useState<Filter>({});
  const month = monthAgo(new Date(), Number(months));
  const [pipelineId, setPipeline] = useState<string>();
  const pipelines = useLoad(
    () => call('GET /leads/pipelines', { query: layer.dealerId === undefined ? {} : { dealerId: layer.dealerId } }),
    [layer.dealerId],
  );
  const all = pipelines.data?.items ?? [];
  const query = { month, ...filter, ...layer, ...(pipelineId === undefined ? {} : { pipelineId }) };
  const funnel = useLoad(() => call('GET /leads/funnel', { query }), [JSON.stringify(query)]);
  return (
    <>
      <Segmented
        items={['0', '1', '2'].map((id) => ({
          id,
          label: id === '0' ? t('leads.thisMonth') : t('leads.monthNo', { month: Number(monthAgo(new Date(), Number(id)).slice(5)) }),
        }))}
        value={months}
        onChange={setMonths}
      />
      <PipelineChoice items={all} value={pipelineId ?? 'standard'} onChange={setPipeline} />
      <Loaded of={funnel}>{(data) => <Month data={data} filter={filter} onFilter={setFilter} />}</Loaded>
    </>
  );
}

function Month({ data, filter, onFilter }: { data: Funnel; filter: Filter; onFilter: (filter: Filter) => void }) {
  const { stages, sources, guides } = data;
  if (sources.length === 0 && guides.length === 0) return <EmptyState icon="lead" title={t('leads.funnelEmpty')} />;
  return (
    <>
      <Chips>
        <Chip label={t('leads.everything')} on={Object.keys(filter).length === 0} onTap={() => onFilter({})} />
        {sources.map(({ source }) => (
          <Chip
            key={source}
            id={`source-${source}`}
            label={sourceWord(source)}
            on={filter.source === source}
            onTap={() => onFilter({ source })}
          />
        ))}
        {guides.map(({ guideId, name }) => (
          <Chip key={guideId} label={name} on={filter.guideId === guideId} onTap={() => onFilter({ guideId })} />
        ))}
      </Chips>
      <List title={t('leads.perStage')}>
        <Bars items={stages.map(stageBar)} />
      </List>
      <List title={t('leads.perSource')}>
        {sources.map(({ source, entered, won, lost }) => (
          <Row
            key={source}
            title={sourceWord(source)}
            subtitle={t('leads.sourceLine', { entered, won, lost })}
            end={percent(won, won + lost)}
          />
        ))}
      </List>
      <GuideComparison guides={guides} />
    </>
  );
}

const percent = (part: number, whole: number): string => (whole === 0 ? '—' : `${Math.round((100 * part) / whole)}%`);

function stageBar({ stage, name, entered, left, onward, back, lost, staySeconds = 0 }: Stage) {
  const days = (staySeconds / 86_400).toFixed(1);
  const parts = [
    t('leads.stageOnward', { rate: percent(onward, left), days }),
    back > 0 && t('leads.stageBack', { back }),
    lost > 0 && t('leads.stageLost', { lost }),
  ];
  const note = left === 0 ? {} : { note: parts.filter(Boolean).join(' · ') };
  return { id: stage, label: name, value: entered, end: String(entered), ...note };
}
