import { TeamList } from '@/leads/components/team-list';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

/** 接单安排: who takes leads from outside, of a manager's store. */
export default function TeamPage() {
  return (
    <Screen title={t('leads.team')}>
      <TeamList />
    </Screen>
  );
}
