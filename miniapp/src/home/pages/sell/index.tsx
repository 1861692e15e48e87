import { TabPageFace } from '@/home/components/tab-page';
import { CustomerCoupons } from '@/home/faces/customer-coupons';
import { GuideSell } from '@/home/faces/guide-sell';
import { ManagerLeads } from '@/home/faces/manager-leads';

const faces = { guide: GuideSell, customer: CustomerCoupons, manager: ManagerLeads };

export default function SellPage() {
  return <TabPageFace page="home/pages/sell/index" faces={faces} />;
}
