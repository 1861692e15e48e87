import { View } from '@tarojs/components';
import { useMe } from '@/api/session';
import { visitsPage } from '@/intake/pages';
import { LeadBoard } from '@/leads/components/lead-board';
import { StageLeads } from '@/leads/components/stage-leads';
import { StoreChoice } from '@/leads/components/store-choice';
import { funnelPage, rulesPage, teamPage } from '@/leads/pages';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Screen } from '@/ui/screen';
import { go } from '@/wx/navigate';
import { useWide } from '@/wx/window';

/** 商机 for managers: one stage at a time on a phone, all of them side by side on a wide window; above the stores one chooses which. */
export function ManagerLeads() {
  const wide = useWide();
  const inStore = useMe()?.storeId !== undefined;
  return (
    <Screen
      tab
      title={t('home.tabLeads')}
      width="wide"
      action={
        <View className="leads-links">
          {inStore && <Button small kind="quiet" id="lead-funnel" label={t('leads.analysis')} onTap={() => go(funnelPage)} />}
          {inStore && <Button small kind="quiet" id="visits" label={t('intake.visitsShort')} onTap={() => go(visitsPage)} />}
          {inStore && <Button small kind="quiet" id="lead-team" label={t('leads.team')} onTap={() => go(teamPage)} />}
          <Button small kind="quiet" id="lead-rules" label={t('leadRules.short')} onTap={() => go(rulesPage)} />
        </View>
      }
    >
      <StoreChoice>{wide && inStore ? <LeadBoard /> : <StageLeads />}</StoreChoice>
    </Screen>
  );
}
