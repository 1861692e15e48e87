import { useRouter } from '@tarojs/taro';
import { dealerOf, placeOf } from '@/api/place';
import { LeadDetail } from '@/leads/components/lead-detail';
import { LeadPlace } from '@/leads/place';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

export default function LeadPage() {
  const { leadId = '', ...params } = useRouter().params;
  return (
    <Screen title={t('leads.lead')}>
      <LeadPlace.Provider value={dealerOf(placeOf(params))}>
        <LeadDetail leadId={leadId} />
      </LeadPlace.Provider>
    </Screen>
  );
}
