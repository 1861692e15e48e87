import { useRouter } from '@tarojs/taro';
import { LeadDetail } from '@/leads/components/lead-detail';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

export default function LeadPage() {
  return (
    <Screen title={t('leads.lead')}>
      <LeadDetail leadId={useRouter().params.leadId ?? ''} />
    </Screen>
  );
}
