import { Text, View } from '@tarojs/components';
import { audienceOf, useMe } from '@/api/session';
import { useCurrentTab } from '@/home/current-tab';
import { tabsOf } from '@/home/tabs';
import { useLanguage } from '@/locales/language';
import { t } from '@/locales/t';
import { useAppearance } from '@/ui/appearance';
import { Icon } from '@/ui/icon';
import { Tap } from '@/ui/tap';
import { goTab } from '@/wx/navigate';
import './tab-bar.scss';

/** The four tabs of the person's role, nothing before they are signed in: at the bottom of a phone, a rail at the left of a wide window. */
export function TabBar() {
  const me = useMe();
  const { page: current, onTop } = useCurrentTab();
  const elder = useAppearance((state) => state.elder);
  useLanguage();
  if (!me) return null;
  return (
    <View className={`home-tabs ${onTop ? '' : 'home-tabs-below'} ${elder ? 'elder' : ''}`}>
      <Text className="home-tabs-brand">{t('home.brand')}</Text>
      {tabsOf[audienceOf(me.role)].map(({ page, label, icon }, i) => (
        <Tap
          key={page}
          id={`tab-${String(i + 1)}`}
          className={`home-tabs-one ${page === current ? 'home-tabs-on' : ''}`}
          onTap={() => goTab(page)}
        >
          <Icon name={icon} size={24} />
          <Text className="home-tabs-label">{t(label)}</Text>
        </Tap>
      ))}
    </View>
  );
}
