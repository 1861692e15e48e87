import { Text, View } from '@tarojs/components';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { t } from '@/locales/t';
import { pointsPage } from '@/members/pages';
import { levelWord } from '@/members/words';
import { formatCount } from '@/ui/format-count';
import { formatMoney } from '@/ui/format-money';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { go } from '@/wx/navigate';
import './my-card.scss';

/** The customer's own card: level, points, what is missing to the next level, and the guide who looks after them. */
export function MyCard() {
  const mine = useLoad(() => call('GET /members/me'), []);
  useReloadOnShow(mine);
  return (
    <Loaded of={mine}>
      {({ member }) => (
        <>
          <View className="members-card">
            <Text className="members-card-level">{levelWord(member.level)}</Text>
            <Text className="members-card-points figures">{formatCount(member.pointsAvailable)}</Text>
            <Text>{t('members.myPoints')}</Text>
            {member.nextLevel && (
              <Text className="members-card-next">
                {t('members.toNext', { amount: formatMoney(member.nextLevel.missingFen), level: levelWord(member.nextLevel.level) })}
              </Text>
            )}
          </View>
          <List>
            <Row
              id="my-points"
              title={t('members.pointsLedger')}
              subtitle={t('members.pointsLedgerHint')}
              onTap={() => go(pointsPage, { memberId: member.memberId })}
            />
            {member.guide && <Row title={t('members.guide', { name: member.guide.name })} subtitle={member.guide.storeName} />}
          </List>
        </>
      )}
    </Loaded>
  );
}
