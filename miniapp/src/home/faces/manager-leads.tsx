import { View } from '@tarojs/components';
import { LeadBoard } from '@/leads/components/lead-board';
import { StageLeads } from '@/leads/components/stage-leads';
import { funnelPage, rulesPage, teamPage } from '@/leads/pages';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Screen } from '@/ui/screen';
import { go } from '@/wx/navigate';
import { useWide } from '@/wx/window';

/** 商机 for managers: one stage at a time on a phone, all of them side by side on a wide window. */
export function ManagerLeads() {
  const wide = useWide();
  return (
    <Screen
      tab
      title={t('home.tabLeads')}
      width="wide"
      action={
        <View className="leads-links">
          <Button small kind="quiet" id="lead-funnel" label={t('leads.analysis')} onTap={() => go(funnelPage)} />
          <Button small kind="quiet" id="lead-team" label={t('leads.team')} onTap={() => go(teamPage)} />
          <Button small kind="quiet" id="lead-rules" label={t('leadRules.short')} onTap={() => go(rulesPage)} />
        </View>
      }
    >
      {wide ? <LeadBoard /> : <StageLeads />}
    </Screen>
  );
}
