import { DealerChoice } from '@/leads/components/dealer-choice';
import { ImportLeads } from '@/leads/components/import-leads';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

/** 导入商机, for head office and dealers. */
export default function ImportPage() {
  return (
    <Screen title={t('sources.importTitle')}>
      <DealerChoice>{(layer) => <ImportLeads key={layer.dealerId ?? 'own'} layer={layer} />}</DealerChoice>
    </Screen>
  );
}
