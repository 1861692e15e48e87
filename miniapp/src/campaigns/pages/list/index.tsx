import { CampaignList } from '@/campaigns/components/campaign-list';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

/** 推送活动, for head office and dealers. */
export default function CampaignsPage() {
  return (
    <Screen title={t('campaigns.title')}>
      <CampaignList />
    </Screen>
  );
}
