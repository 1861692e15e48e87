import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { usePages } from '@/api/use-pages';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { List } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';
import { type Request, RequestCard } from './request-card';

/** Requests to make something off the list that wait for the store's manager; nothing where there are none. */
export function StoreRequests({ onWaiting }: { onWaiting: (some: boolean) => void }) {
  const ask = (cursor?: string) =>
    call('GET /configurator/requests', { query: { state: 'PENDING', ...(cursor === undefined ? {} : { cursor }) } });
  const pending = usePages(ask, []);
  useReloadOnShow(pending);
  const waiting = pending.data !== undefined && pending.data.length > 0;
  useEffect(() => onWaiting(waiting), [onWaiting, waiting]);
  return (
    <Loaded of={pending} skeleton={<View />}>
      {(items) =>
        items.length > 0 && (
          <>
            <List title={t('configurator.requests')}>
              {items.map((one) => (
                <RequestCard key={one.approvalId} request={one}>
                  <Answers request={one} onDecided={pending.reload} />
                </RequestCard>
              ))}
            </List>
            {pending.more && <Button kind="plain" block label={t('orders.more')} onTap={pending.more} />}
          </>
        )
      }
    </Loaded>
  );
}

/** Yes in one tap; no in two, with a word to the guide for who wants to. */
function Answers({ request, onDecided }: { request: Request; onDecided: () => void }) {
  const { approvalId, askedByName } = request;
  const [rejecting, setRejecting] = useState(false);
  const [note, setNote] = useState('');
  const decide = useAction(async (approve: boolean) => {
    const why = approve || note.trim() === '' ? {} : { note: note.trim() };
    await call('POST /configurator/requests/{approvalId}/decide', { params: { approvalId }, body: { approve, ...why } });
    notify(t(approve ? 'configurator.approvedDone' : 'configurator.rejectedDone', { name: askedByName }));
    setRejecting(false);
    onDecided();
  });
  return (
    <>
      <ProblemLine problem={decide.problem} />
      <View className="configurator-foot">
        <Button block kind="plain" id={`reject-${approvalId}`} label={t('configurator.reject')} onTap={() => setRejecting(true)} />
        <Button block id={`approve-${approvalId}`} label={t('configurator.approve')} busy={decide.busy} onTap={() => decide.run(true)} />
      </View>
      <Sheet
        open={rejecting}
        title={t('configurator.rejectTitle')}
        onClose={() => setRejecting(false)}
        footer={
          <Button block kind="danger" id="reject" label={t('configurator.reject')} busy={decide.busy} onTap={() => decide.run(false)} />
        }
      >
        <Field id="reject-note" label={t('configurator.rejectNote')} value={note} maxLength={100} onChange={setNote} />
      </Sheet>
    </>
  );
}
