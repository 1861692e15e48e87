import { call } from '@/api/call';
import type { Action } from '@/api/use-action';
import { usePages } from '@/api/use-pages';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Sheet } from '@/ui/sheet';
import type { Lead } from './lead-detail';

type Props = { lead: Lead['lead']; action: Action<[() => Promise<unknown>]>; onClose: () => void };

const ANSWER_HOURS = 4;

/** A dealer sends the lead to another of its stores; the store has some hours to find a guide. */
export function DispatchSheet({ lead, action, onClose }: Props) {
  const stores = usePages((cursor) => call('GET /identity/stores', { query: cursor === undefined ? {} : { cursor } }), []);
  const params = { leadId: lead.leadId };
  const send = (storeId: string) => {
    const answerBy = new Date(Date.now() + ANSWER_HOURS * 3_600_000).toISOString();
    return action.run(() => call('POST /leads/{leadId}/dispatch', { params, body: { storeId, answerBy } }));
  };
  return (
    <Sheet open title={t('leads.dispatchTo', { hours: ANSWER_HOURS })} onClose={onClose}>
      <ProblemLine problem={action.problem} />
      <Loaded of={stores}>
        {(items) => (
          <List>
            {items
              .filter(({ storeId }) => storeId !== lead.storeId)
              .map(({ storeId, name }) => (
                <Row key={storeId} id={`dispatch-${storeId}`} title={name} onTap={() => void send(storeId)} />
              ))}
          </List>
        )}
      </Loaded>
      {stores.more && <Button block kind="plain" label={t('leads.more')} onTap={stores.more} />}
    </Sheet>
  );
}
