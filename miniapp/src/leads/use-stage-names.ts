import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';

/** Stages by their names; until these are read a stage has no name rather than a code. */
export function useStageNames(pipelineId: string): (stage: string | undefined) => string {
  const pipelines = useLoad(() => call('GET /leads/pipelines', { query: {} }), []);
  const stages = pipelines.data?.items.find((one) => one.pipelineId === pipelineId)?.stages ?? [];
  return (stage) => stages.find((one) => one.stage === stage)?.name ?? t('leads.stageUnnamed');
}
