import { TabPageFace } from '@/home/components/tab-page';
import { CustomerSlips } from '@/home/faces/customer-slips';
import { GuideLeads } from '@/home/faces/guide-leads';
import { ManagerApprovals } from '@/home/faces/manager-approvals';

const faces = { guide: GuideLeads, customer: CustomerSlips, manager: ManagerApprovals };

export default function FollowPage() {
  return <TabPageFace page="home/pages/follow/index" faces={faces} />;
}
