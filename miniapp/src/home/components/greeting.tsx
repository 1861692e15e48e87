import { Text, View } from '@tarojs/components';
import { useMe } from '@/api/session';
import { t } from '@/locales/t';
import { Icon } from '@/ui/icon';
import { Tap } from '@/ui/tap';
import { go } from '@/wx/navigate';
import './greeting.scss';

/** Who works where, and the way to their own page: staff have no 我的 tab beside their four working tabs. */
export function Greeting() {
  const { name = '', role, orgName = '' } = useMe() ?? {};
  return (
    <View className="home-greeting">
      <View className="home-greeting-words">
        <Text className="home-greeting-name">{t(dayPart(new Date().getHours()), { name })}</Text>
        <Text className="home-greeting-place">
          {orgName}
          {role && ` · ${t(`identity.role_${role}`)}`}
        </Text>
      </View>
      <Tap id="me" className="home-greeting-me" label={t('home.tabMe')} onTap={() => go('identity/pages/me/index')}>
        <Icon name="me" />
      </Tap>
    </View>
  );
}

function dayPart(hour: number): 'home.morning' | 'home.afternoon' | 'home.evening' {
  if (hour < 12) return 'home.morning';
  return hour < 18 ? 'home.afternoon' : 'home.evening';
}
