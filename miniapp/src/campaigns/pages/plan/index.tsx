import { TodayPlan } from '@/campaigns/components/today-plan';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

/** 今日名单, for guides. */
export default function PlanPage() {
  return (
    <Screen title={t('campaigns.plan')}>
      <TodayPlan />
    </Screen>
  );
}
