import { useRouter } from '@tarojs/taro';
import { LeadDetail } from '@/leads/components/lead-detail';
import { LeadPlace } from '@/leads/place';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

export default function LeadPage() {
  const { leadId = '', dealerId } = useRouter().params;
  return (
    <Screen title={t('leads.lead')}>
      <LeadPlace.Provider value={dealerId === undefined ? {} : { dealerId }}>
        <LeadDetail leadId={leadId} />
      </LeadPlace.Provider>
    </Screen>
  );
}
