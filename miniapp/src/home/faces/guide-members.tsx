import { PlanRow } from '@/campaigns/components/plan-row';
import { t } from '@/locales/t';
import { MyMembers } from '@/members/components/my-members';
import { segmentsPage } from '@/segments/pages';
import { Button } from '@/ui/button';
import { Screen } from '@/ui/screen';
import { sentPage } from '@/wecom/pages';
import { go } from '@/wx/navigate';

export function GuideMembers() {
  return (
    <Screen
      tab
      title={t('home.tabMembers')}
      width="wide"
      action={
        <>
          <Button small kind="quiet" id="to-segments" label={t('segments.title')} onTap={() => go(segmentsPage)} />
          <Button small kind="quiet" id="to-sent" label={t('wecom.mySent')} onTap={() => go(sentPage)} />
        </>
      }
    >
      <PlanRow />
      <MyMembers />
    </Screen>
  );
}
