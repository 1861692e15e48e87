import { httpEntry } from '#platform/http';
import { campaignsContract, campaignsRefusals } from './contract.ts';
import { endCampaign, listCampaigns } from './handlers/list-campaigns.ts';
import { sendPart } from './handlers/send-part.ts';
import { showPlan } from './handlers/show-plan.ts';
import { previewCampaign, startCampaign } from './handlers/start-campaign.ts';

export const handler = httpEntry(
  campaignsContract,
  {
    'POST /campaigns/preview': previewCampaign,
    'POST /campaigns': startCampaign,
    'GET /campaigns': listCampaigns,
    'POST /campaigns/{campaignId}/end': endCampaign,
    'GET /campaigns/plan': showPlan,
    'POST /campaigns/plan/{campaignId}/sends': sendPart,
  },
  campaignsRefusals,
);
