import { StageLeads } from '@/leads/components/stage-leads';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

/** 商机 for managers: the store's whole pipeline, one stage at a time. */
export function ManagerLeads() {
  return (
    <Screen tab title={t('home.tabLeads')} width="wide">
      <StageLeads />
    </Screen>
  );
}
