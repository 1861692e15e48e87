import { useDidShow } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { type Audience, useAudience, useMe } from '@/api/session';
import { useTabPage } from '@/home/current-tab';
import { type TabPage, tabsOf } from '@/home/tabs';
import { goSignIn, mustSignIn } from '@/identity/entrance';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';
import { Skeleton } from '@/ui/skeleton';

/** One of WeChat's four fixed tab pages, showing the face that belongs to the person's role. */
export function TabPageFace({ page, faces }: { page: TabPage; faces: Record<Audience, () => ReactNode> }) {
  useTabPage(page);
  const me = useMe();
  const audience = useAudience();
  useDidShow(() => {
    if (mustSignIn()) goSignIn();
  });
  const Face = faces[audience];
  if (me) return <Face />;
  const tab = tabsOf[audience].find((one) => one.page === page);
  return (
    <Screen tab title={tab ? t(tab.label) : t('home.brand')}>
      <Skeleton />
    </Screen>
  );
}
