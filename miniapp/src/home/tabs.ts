import type { Audience } from '@/api/session';
import type { TextKey } from '@/locales/t';
import type { IconName } from '@/ui/icon';

/** WeChat fixes the tab pages at build time, so four pages serve every role and only their names and content change. */
export const tabPages = ['home/pages/start/index', 'home/pages/sell/index', 'home/pages/follow/index', 'home/pages/people/index'] as const;
export type TabPage = (typeof tabPages)[number];

export type Tab = { page: TabPage; label: TextKey; icon: IconName };

const [start, sell, follow, people] = tabPages;

export const tabsOf: Record<Audience, readonly [Tab, Tab, Tab, Tab]> = {
  guide: [
    { page: start, label: 'home.tabDesk', icon: 'home' },
    { page: sell, label: 'home.tabSell', icon: 'sell' },
    { page: follow, label: 'home.tabLeads', icon: 'lead' },
    { page: people, label: 'home.tabMembers', icon: 'people' },
  ],
  customer: [
    { page: start, label: 'home.tabHome', icon: 'home' },
    { page: sell, label: 'home.tabCoupons', icon: 'coupon' },
    { page: follow, label: 'home.tabSlips', icon: 'slip' },
    { page: people, label: 'home.tabMe', icon: 'me' },
  ],
  manager: [
    { page: start, label: 'home.tabBoard', icon: 'board' },
    { page: sell, label: 'home.tabLeads', icon: 'lead' },
    { page: follow, label: 'home.tabApprovals', icon: 'approve' },
    { page: people, label: 'home.tabMe', icon: 'me' },
  ],
};
