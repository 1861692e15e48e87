import { TabPageFace } from '@/home/components/tab-page';
import { CustomerMe } from '@/home/faces/customer-me';
import { GuideMembers } from '@/home/faces/guide-members';
import { MeFace } from '@/home/faces/me-face';

const faces = { guide: GuideMembers, customer: CustomerMe, manager: MeFace };

export default function PeoplePage() {
  return <TabPageFace page="home/pages/people/index" faces={faces} />;
}
