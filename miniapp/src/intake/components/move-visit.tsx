import { useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';
import { SlotPicker } from './slot-picker';

type Props = { visit: { visitId: string; storeId: string; at: string }; onMoved: () => void; onClose: () => void };

/** Another time in the same store; the old place is free as soon as the new one is taken. */
export function MoveVisit({ visit: { visitId, storeId }, onMoved, onClose }: Props) {
  const store = useLoad(() => call('GET /intake/stores/{storeId}/slots', { params: { storeId } }), [storeId]);
  const [at, setAt] = useState<string>();
  const move = useAction(async () => {
    if (at === undefined) return;
    await call('POST /intake/visits/{visitId}/move', { params: { visitId }, body: { at } });
    notify(t('intake.moved'));
    onMoved();
  });
  const tryAgain = async (): Promise<void> => {
    if (!(await move.run())) store.reload();
  };
  return (
    <Sheet
      open
      title={t('intake.moveTitle')}
      onClose={onClose}
      footer={<Button block id="save-move" label={t('intake.move')} disabled={at === undefined} busy={move.busy} onTap={tryAgain} />}
    >
      <Loaded of={store}>{({ slots }) => <SlotPicker slots={slots} value={at} onChange={setAt} />}</Loaded>
      <ProblemLine problem={move.problem} />
    </Sheet>
  );
}
