import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { confirm } from '@/ui/confirm';
import { notify } from '@/ui/notice';

/** Asks first: the place may be somebody else's a moment later. */
export const useCancel = (onCancelled: () => void) =>
  useAction(async ({ visitId, at }: { visitId: string; at: string }) => {
    const question = {
      title: t('intake.cancelSure', { when: moment(at) }),
      text: t('intake.cancelHow'),
      action: t('intake.cancel'),
      danger: true,
    };
    if (!(await confirm(question))) return;
    await call('POST /intake/visits/{visitId}/cancel', { params: { visitId }, body: {} });
    notify(t('intake.wasCancelled'));
    onCancelled();
  });
