import { StageLeads } from '@/leads/components/stage-leads';
import { rulesPage } from '@/leads/pages';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Screen } from '@/ui/screen';
import { go } from '@/wx/navigate';

/** 商机 for managers: the store's whole pipeline, one stage at a time. */
export function ManagerLeads() {
  return (
    <Screen
      tab
      title={t('home.tabLeads')}
      width="wide"
      action={<Button small kind="quiet" id="lead-rules" label={t('leadRules.short')} onTap={() => go(rulesPage)} />}
    >
      <StageLeads />
    </Screen>
  );
}
