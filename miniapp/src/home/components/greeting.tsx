import { Text, View } from '@tarojs/components';
import { useMe } from '@/api/session';
import { mePage } from '@/identity/pages';
import { t } from '@/locales/t';
import { Icon } from '@/ui/icon';
import { Tap } from '@/ui/tap';
import { go } from '@/wx/navigate';
import './greeting.scss';

/** Who works where; for guides, whose four tabs are all taken by work, the way to their own page. */
export function Greeting({ toMe = false }: { toMe?: boolean }) {
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
      {toMe && (
        <Tap id="me" className="home-greeting-me" label={t('home.tabMe')} onTap={() => go(mePage)}>
          <Icon name="me" />
        </Tap>
      )}
    </View>
  );
}

function dayPart(hour: number): 'home.morning' | 'home.afternoon' | 'home.evening' {
  if (hour < 12) return 'home.morning';
  return hour < 18 ? 'home.afternoon' : 'home.evening';
}
