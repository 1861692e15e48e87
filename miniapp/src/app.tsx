import { View } from '@tarojs/components';
import { useLaunch } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { startRetries } from '@/api/retry-runner';
import { ConnectionNotice } from '@/home/components/connection-notice';
import { TabBar } from '@/home/components/tab-bar';
import { connectBook } from '@/home/connect-book';
import { connectDesk } from '@/home/connect-desk';
import { followPages } from '@/home/current-tab';
import { tabPages } from '@/home/tabs';
import { prolong, watchSession } from '@/identity/entrance';
import { t } from '@/locales/t';
import { watchCart } from '@/orders/use-cart';
import { watchParked } from '@/orders/use-parked';
import { applyAppearance } from '@/ui/appearance';
import { notify } from '@/ui/notice';
import { HomePage, ScreenNotice } from '@/ui/screen';
import { pressWithKeys } from '@/wx/keyboard';
import { onPageMissing } from '@/wx/navigate';
import { isH5 } from '@/wx/platform';
import './app.scss';

watchCart();
watchParked();
connectBook();
connectDesk();
startRetries();
watchSession();
applyAppearance();
if (isH5) {
  followPages();
  onPageMissing(() => notify(t('ui.pageMissing'), { tone: 'danger' }));
  pressWithKeys();
}

export default function App({ children }: { children?: ReactNode }) {
  useLaunch(() => {
    prolong();
  });
  return (
    <HomePage.Provider value={tabPages[0]}>
      <ScreenNotice.Provider value={<ConnectionNotice />}>
        {/* Before the pages: Taro's router hides every page that is not the last child. */}
        {isH5 && (
          <View className="home-rail">
            <TabBar />
          </View>
        )}
        {children}
      </ScreenNotice.Provider>
    </HomePage.Provider>
  );
}
