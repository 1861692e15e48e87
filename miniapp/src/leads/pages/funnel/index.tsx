import { LeadFunnel } from '@/leads/components/lead-funnel';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

/** 商机分析: a store's month. */
export default function FunnelPage() {
  return (
    <Screen title={t('leads.analysis')} width="wide">
      <LeadFunnel layer={{}} />
    </Screen>
  );
}
