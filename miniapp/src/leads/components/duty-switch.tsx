import { call } from '@/api/call';
import { useMe } from '@/api/session';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Switch } from '@/ui/switch';

/** Taking leads from outside just now, or not: a lunch, a delivery, a full afternoon. */
export function DutySwitch() {
  const me = useMe();
  const team = useLoad(() => call('GET /leads/team', { query: {} }), []);
  const mine = team.data?.items.find(({ guideId }) => guideId === me?.personId);
  const change = useAction(async (onDuty: boolean) => {
    await call('POST /leads/duty', { body: { onDuty } });
    team.reload();
  });
  if (!mine) return null;
  return (
    <>
      <List>
        <Row
          title={t(mine.onDuty ? 'leads.takingLeads' : 'leads.notTaking')}
          subtitle={t('leads.openOf', { open: mine.open, cap: mine.cap })}
          end={<Switch id="my-duty" label={t('leads.takingLeads')} on={mine.onDuty} onChange={(onDuty) => void change.run(onDuty)} />}
        />
      </List>
      <ProblemLine problem={change.problem} />
    </>
  );
}
