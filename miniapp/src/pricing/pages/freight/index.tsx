import { useState } from 'react';
import { useMe } from '@/api/session';
import { t } from '@/locales/t';
import { DealerList } from '@/pricing/components/dealer-list';
import { FreightFields } from '@/pricing/components/freight-form';
import { useFreight } from '@/pricing/use-freight';
import { Button } from '@/ui/button';
import { Loaded } from '@/ui/loaded';
import { Screen } from '@/ui/screen';
import '@/pricing/components/pricing.scss';

/** 运费: a dealer's own; head office first says whose it means. */
export default function FreightPage() {
  const isHq = useMe()?.role === 'hq';
  const [dealerId, setDealerId] = useState<string>();
  if (!isHq || dealerId !== undefined) return <Freight of={dealerId === undefined ? {} : { dealerId }} />;
  return (
    <Screen title={t('freight.title')}>
      <DealerList title={t('freight.dealer')} onChosen={({ dealerId: chosen }) => setDealerId(chosen)} />
    </Screen>
  );
}

function Freight({ of }: { of: { dealerId?: string } }) {
  const { loaded, form, set, written, save } = useFreight(of);
  const footer = written && (
    <Button block id="save-freight" label={t('freight.save')} disabled={typeof written === 'string'} busy={save.busy} onTap={save.run} />
  );
  return (
    <Screen title={t('freight.title')} footer={footer}>
      <Loaded of={loaded}>{() => form && <FreightFields form={form} set={set} written={written} problem={save.problem} />}</Loaded>
    </Screen>
  );
}
