import { TabPageFace } from '@/home/components/tab-page';
import { CustomerHome } from '@/home/faces/customer-home';
import { GuideDesk } from '@/home/faces/guide-desk';
import { ManagerBoard } from '@/home/faces/manager-board';

const faces = { guide: GuideDesk, customer: CustomerHome, manager: ManagerBoard };

export default function StartPage() {
  return <TabPageFace page="home/pages/start/index" faces={faces} />;
}
