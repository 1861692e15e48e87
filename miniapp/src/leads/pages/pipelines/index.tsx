import { DealerChoice } from '@/leads/components/dealer-choice';
import { PipelineEditor } from '@/leads/components/pipeline-editor';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

/** 商机流程: a dealer's own, or for head office that of the dealer it names. */
export default function PipelinesPage() {
  return (
    <Screen title={t('pipelines.title')}>
      <DealerChoice>{(layer) => <PipelineEditor layer={layer} />}</DealerChoice>
    </Screen>
  );
}
