import { DealerChoice } from '@/leads/components/dealer-choice';
import { SourceList } from '@/leads/components/source-list';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

/** 线索来源, for head office and dealers: ad platforms that push leads. */
export default function SourcesPage() {
  return (
    <Screen title={t('sources.title')}>
      <DealerChoice>{(layer) => <SourceList key={layer.dealerId ?? 'own'} layer={layer} />}</DealerChoice>
    </Screen>
  );
}
