import { useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { notify } from '@/ui/notice';
import { type PointsForm, pointsFormOf, pointsRuleOf } from './points-form';

/** The rule as it stands, what is typed over it, and saving that. Somebody else's change in between is refused, not overwritten. */
export function usePointsRule() {
  const loaded = useLoad(() => call('GET /pricing/points-rule', {}), []);
  const [typed, setTyped] = useState<Partial<PointsForm>>({});
  const form = loaded.data === undefined ? undefined : { ...pointsFormOf(loaded.data), ...typed };
  const written = form && pointsRuleOf(form);
  const save = useAction(async () => {
    if (loaded.data === undefined || written === undefined || typeof written === 'string') return;
    await call('PUT /pricing/points-rule', { body: { ...written, version: loaded.data.version } });
    notify(t('pointsRule.saved'));
    setTyped({});
    loaded.reload();
  });
  return { loaded, form, set: (more: Partial<PointsForm>) => setTyped((was) => ({ ...was, ...more })), written, save };
}
