import { call } from '@/api/call';
import type { Action } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Sheet } from '@/ui/sheet';
import type { LeadCard } from './lead-rows';

type Props = {
  lead: LeadCard;
  action: Action<[() => Promise<unknown>]>;
  onMove: (leadId: string, stage: string) => void;
  onClose: () => void;
};

/** The menu beside dragging: where this lead may go, and why not elsewhere. */
export function MoveSheet({ lead, action, onMove, onClose }: Props) {
  const { leadId } = lead;
  const detail = useLoad(() => call('GET /leads/{leadId}', { params: { leadId }, query: {} }), [leadId]);
  return (
    <Sheet open title={t('leads.moveTo', { name: lead.customerName })} onClose={onClose}>
      <ProblemLine problem={action.problem} />
      <Loaded of={detail}>
        {({ buttons }) => (
          <List>
            {buttons.stages
              .filter(({ stage }) => stage !== lead.stage)
              .map(({ stage, name, allowed, why }) => (
                <Row key={stage} id={`to-${stage}`} title={name} subtitle={why} onTap={allowed ? () => onMove(leadId, stage) : undefined} />
              ))}
          </List>
        )}
      </Loaded>
    </Sheet>
  );
}
