import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { leadPage } from '@/intake/pages';
import { useCancel } from '@/intake/use-cancel';
import { visitState } from '@/intake/words';
import { moment, today } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';
import { go } from '@/wx/navigate';
import { MoveVisit } from './move-visit';
import type { StoreVisit } from './store-visits';

type Props = { visit: StoreVisit; onDone: () => void; onClose: () => void };

/** One customer who comes: here now, another time, not at all; and what is known of them. */
export function VisitSheet({ visit, onDone, onClose }: Props) {
  const { visitId, at, customerName, mobileMasked, need, leadId } = visit;
  const [moving, setMoving] = useState(false);
  const cancel = useCancel(onDone);
  const arrive = useAction(async () => {
    await call('POST /intake/visits/{visitId}/arrive', { params: { visitId }, body: {} });
    notify(t('intake.nowHere'));
    onDone();
  });
  if (moving) return <MoveVisit visit={visit} onMoved={onDone} onClose={onClose} />;
  const state = visitState(visit);
  const comesToday = visit.state === 'BOOKED' && today(new Date(at)) === today();
  return (
    <Sheet open title={customerName} onClose={onClose}>
      <List>
        <Row title={moment(at)} subtitle={[mobileMasked, need].filter(Boolean).join(' · ')} />
        <Row id="visit-lead" title={t('intake.seeLead')} onTap={() => go(leadPage, { leadId })} />
      </List>
      <ProblemLine problem={arrive.problem ?? cancel.problem} />
      <View className="intake-body">
        {comesToday && <Button block id="arrive" label={t('intake.arrive')} busy={arrive.busy} onTap={() => arrive.run()} />}
        {state === 'AHEAD' && <Button block kind="plain" id="move-visit" label={t('intake.move')} onTap={() => setMoving(true)} />}
        {state === 'AHEAD' && (
          <Button block kind="quiet" id="cancel-visit" label={t('intake.cancel')} busy={cancel.busy} onTap={() => cancel.run(visit)} />
        )}
      </View>
    </Sheet>
  );
}
