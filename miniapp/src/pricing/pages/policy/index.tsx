import { useState } from 'react';
import { t } from '@/locales/t';
import { DealerList } from '@/pricing/components/dealer-list';
import { PolicyFields } from '@/pricing/components/policy-fields';
import { usePolicy } from '@/pricing/use-policy';
import { Button } from '@/ui/button';
import { Loaded } from '@/ui/loaded';
import { Screen } from '@/ui/screen';
import '@/pricing/components/pricing.scss';

type Dealer = { dealerId: string; name: string };

/** 价格政策, for head office: one dealer's at a time. */
export default function PolicyPage() {
  const [dealer, setDealer] = useState<Dealer>();
  if (dealer) return <Policy dealer={dealer} />;
  return (
    <Screen title={t('policy.title')}>
      <DealerList title={t('policy.dealer')} onChosen={setDealer} />
    </Screen>
  );
}

function Policy({ dealer: { dealerId, name } }: { dealer: Dealer }) {
  const { loaded, form, set, change, isReady, save } = usePolicy(dealerId);
  const footer = form && (
    <Button block id="save-policy" label={t('policy.save')} disabled={!isReady} busy={save.busy} onTap={() => save.run()} />
  );
  return (
    <Screen title={t('policy.titleOf', { name })} footer={footer}>
      <Loaded of={loaded}>{() => (form ? <PolicyFields form={form} set={set} change={change} problem={save.problem} /> : null)}</Loaded>
    </Screen>
  );
}
