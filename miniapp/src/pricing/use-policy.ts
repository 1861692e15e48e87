import { useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { notify } from '@/ui/notice';
import { type PolicyForm, policyChange, policyFormOf } from './policy-form';

/** A dealer's price policy as it stands, what is typed over it, and sending what that changes. */
export function usePolicy(dealerId: string) {
  const loaded = useLoad(() => call('GET /pricing/book', { query: { dealerId } }), [dealerId]);
  const [typed, setTyped] = useState<Partial<PolicyForm>>({});
  const form = loaded.data && { ...policyFormOf(loaded.data), ...typed };
  const change = form && loaded.data && policyChange(form, loaded.data);
  const isReady = typeof change === 'object' && Object.keys(change).length > 0;
  const save = useAction(async () => {
    if (typeof change !== 'object') return;
    await call('PUT /pricing/book', { body: { dealerId, ...change } });
    notify(t('policy.saved'));
    setTyped({});
    loaded.reload();
  });
  return { loaded, form, set: (more: Partial<PolicyForm>) => setTyped((was) => ({ ...was, ...more })), change, isReady, save };
}
