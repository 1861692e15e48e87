import { useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { notify } from '@/ui/notice';
import { type FreightForm, freightFormOf, freightRuleOf } from './freight-form';

/** A dealer's freight as it stands, what is typed over it, and saving that. Somebody else's change in between is refused, not overwritten. */
export function useFreight(of: { dealerId?: string }) {
  const loaded = useLoad(() => call('GET /pricing/freight', { query: of }), [of.dealerId]);
  const [typed, setTyped] = useState<Partial<FreightForm>>({});
  const form = loaded.data === undefined ? undefined : { ...freightFormOf(loaded.data), ...typed };
  const written = form && freightRuleOf(form);
  const save = useAction(async () => {
    if (loaded.data === undefined || written === undefined || typeof written === 'string') return;
    await call('PUT /pricing/freight', { body: { ...of, ...written, version: loaded.data.version } });
    notify(t('freight.saved'));
    setTyped({});
    loaded.reload();
  });
  return { loaded, form, set: (more: Partial<FreightForm>) => setTyped((was) => ({ ...was, ...more })), written, save };
}
