import { View } from '@tarojs/components';
import { useActionPage } from '@/leads/use-action-page';
import { actionWord } from '@/leads/words';
import { t } from '@/locales/t';
import { Chip, Chips } from '@/ui/chip';
import { List } from '@/ui/list';
import type { Lead } from './lead-detail';

type StagesProps = { lead: Lead; stage: string; busy: boolean; onMove: (stage: string) => unknown };

/** Where the lead stands and where it may go; what may not be done yet says why. */
export function Stages({ lead, stage, busy, onMove }: StagesProps) {
  const others = lead.buttons.stages.filter((one) => one.stage !== lead.lead.stage);
  if (others.length === 0) return null;
  const blocked = others.find((one) => !one.allowed);
  return (
    <List title={t('leads.stage')}>
      <View className="leads-form">
        <Chips>
          <Chip label={stage} on onTap={() => undefined} />
          {others.map((one) => (
            <Chip
              key={one.stage}
              id={`stage-${one.stage}`}
              label={one.name}
              on={false}
              disabled={busy || !one.allowed}
              onTap={() => onMove(one.stage)}
            />
          ))}
        </Chips>
        {blocked?.why !== undefined && <View className="leads-muted">{blocked.why}</View>}
      </View>
    </List>
  );
}

type Action = Lead['buttons']['actions'][number]['action'];

/** What is done for the customer in this stage: a tap opens it with the customer chosen, or notes what is done outside the app. */
export function Actions({ lead, onDone }: { lead: Lead; onDone: (action: Action) => unknown }) {
  const { actions } = lead.buttons;
  const open = useActionPage(lead);
  const tap = (action: Action): void => {
    if (open(action).noted) onDone(action);
  };
  if (actions.length === 0) return null;
  return (
    <List title={t('leads.actions')}>
      <View className="leads-form">
        <Chips>
          {actions.map(({ action, done }) => (
            <Chip key={action} id={`do-${action}`} label={actionWord(action)} on={done} onTap={() => tap(action)} />
          ))}
        </Chips>
      </View>
    </List>
  );
}
