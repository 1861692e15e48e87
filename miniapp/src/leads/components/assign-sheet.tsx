import { call } from '@/api/call';
import type { Action } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Sheet } from '@/ui/sheet';

type Props = { lead: { leadId: string; guideId?: string | undefined }; action: Action<[() => Promise<unknown>]>; onClose: () => void };

/** The store's guides with how many open leads each has; one tap gives the lead away. */
export function AssignSheet({ lead, action, onClose }: Props) {
  const people = useLoad(async () => {
    const [{ items }, { guides }] = await Promise.all([call('GET /identity/colleagues'), call('GET /leads/pipeline', { query: {} })]);
    const open = new Map(guides.map((guide) => [guide.guideId, guide.count]));
    return items
      .filter((one) => one.role === 'guide' && one.personId !== lead.guideId)
      .map((one) => ({ ...one, open: open.get(one.personId) ?? 0 }));
  }, [lead.leadId]);
  const params = { leadId: lead.leadId };
  return (
    <Sheet open title={t('leads.assign')} onClose={onClose}>
      <ProblemLine problem={action.problem} />
      <Loaded of={people}>
        {(items) => (
          <List>
            {items.map(({ personId, name, open }) => (
              <Row
                key={personId}
                id={`to-${personId}`}
                title={name}
                subtitle={t('leads.openCount', { count: open })}
                onTap={() => void action.run(() => call('POST /leads/{leadId}/assign', { params, body: { guideId: personId } }))}
              />
            ))}
          </List>
        )}
      </Loaded>
    </Sheet>
  );
}
