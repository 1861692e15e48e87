import { useDidShow } from '@tarojs/taro';
import { create } from 'zustand';
import { type TabPage, tabPages } from '@/home/tabs';
import { onPageChange } from '@/wx/navigate';

/** WeChat makes one tab bar per tab page, so all of them read the chosen one from here. */
export const useCurrentTab = create<{ page: TabPage; onTop: boolean }>(() => ({ page: tabPages[0], onTop: true }));

/** Called by each tab page. */
export function useTabPage(page: TabPage): void {
  useDidShow(() => useCurrentTab.setState({ page, onTop: true }));
}

/** H5 has one bar beside all pages: on a phone it hides while a page lies on top of the tabs. */
export function followPages(): void {
  onPageChange((top) => useCurrentTab.setState({ onTop: top === '' || tabPages.some((page) => page === top) }));
}
