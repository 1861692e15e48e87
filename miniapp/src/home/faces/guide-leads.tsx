import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMe } from '@/api/session';
import { codePage, visitsPage } from '@/intake/pages';
import { DutySwitch } from '@/leads/components/duty-switch';
import { StageLeads } from '@/leads/components/stage-leads';
import { TodayLeads } from '@/leads/components/today-leads';
import { reportPage } from '@/leads/pages';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Screen } from '@/ui/screen';
import { Segmented } from '@/ui/tabs';
import { go } from '@/wx/navigate';

/** 商机 for guides: first what today asks for, then everything by stage. */
export function GuideLeads() {
  const me = useMe();
  const [view, setView] = useState('today');
  return (
    <Screen
      tab
      title={t('home.tabLeads')}
      width="wide"
      action={
        <View className="leads-links">
          <Button small kind="quiet" id="my-code" label={t('intake.codeShort')} onTap={() => go(codePage)} />
          <Button small kind="quiet" id="visits" label={t('intake.visitsShort')} onTap={() => go(visitsPage)} />
          <Button small kind="quiet" id="report" label={t('leads.report')} onTap={() => go(reportPage)} />
        </View>
      }
    >
      <Segmented
        items={[
          { id: 'today', label: t('leads.mine') },
          { id: 'stages', label: t('leads.stages') },
        ]}
        value={view}
        onChange={setView}
      />
      {view === 'today' && <DutySwitch />}
      {view === 'today' ? <TodayLeads /> : <StageLeads guideId={me?.personId} />}
    </Screen>
  );
}
