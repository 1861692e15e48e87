import { Text, View } from '@tarojs/components';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useLoad } from '@/api/use-load';
import { usePages } from '@/api/use-pages';
import { dayName, moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { formatCount } from '@/ui/format-count';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { StatTile, StatTiles } from '@/ui/stat-tile';
import './members.scss';

/** The balance, what of it ends with which month, and every entry with its reason, newest first. */
export function PointsLedger({ memberId }: { memberId: string }) {
  const balance = useLoad(() => call('GET /members/{memberId}/points-ending', { params: { memberId } }), [memberId]);
  return (
    <View className="members-body">
      <Loaded of={balance}>
        {({ pointsAvailable, pointsHeld, endings }) => (
          <>
            <StatTiles>
              <StatTile label={t('members.points')} value={signless(pointsAvailable)} />
              <StatTile label={t('members.pointsHeld')} value={pointsHeld} />
            </StatTiles>
            {endings.length > 0 && <Endings items={endings} />}
            <Entries memberId={memberId} />
          </>
        )}
      </Loaded>
    </View>
  );
}

type Ending = ReplyOf<'GET /members/{memberId}/points-ending'>['endings'][number];

function Endings({ items }: { items: readonly Ending[] }) {
  return (
    <List title={t('members.pointsEnding')}>
      {items.map(({ lot, endsAt, points }) => (
        <Row
          key={lot}
          title={t('members.pointsEndOn', { when: lastDay(endsAt) })}
          subtitle={t('members.pointsOfMonth', { month: monthWords(lot) })}
          end={<Text className="figures">{formatCount(points)}</Text>}
        />
      ))}
    </List>
  );
}

/** They end as the next day begins. */
const lastDay = (endsAt: string): string => dayName(new Date(Date.parse(endsAt) - 1));

function Entries({ memberId }: { memberId: string }) {
  const ledger = usePages(
    (cursor) => call('GET /members/{memberId}/points', { params: { memberId }, query: cursor === undefined ? {} : { cursor } }),
    [memberId],
  );
  return (
    <Loaded of={ledger}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState icon="coupon" title={t('members.pointsNone')} text={t('members.pointsNoneHow')} />
        ) : (
          <List title={t('members.pointsLedger')}>
            {items.map((entry) => (
              <Row
                key={entry.entryId}
                title={t(`members.points${entry.step}`)}
                subtitle={[moment(entry.at), ...reasons(entry)].join(' · ')}
                end={<Text className={`figures ${entry.availableDelta < 0 ? '' : 'members-gain'}`}>{signed(entry.availableDelta)}</Text>}
              />
            ))}
            {ledger.more && <Button kind="plain" block label={t('members.pointsMore')} onTap={ledger.more} />}
          </List>
        )
      }
    </Loaded>
  );
}

type Entry = ReplyOf<'GET /members/{memberId}/points'>['items'][number];

/** What a figure is made of; a purchase may earn and use. */
function reasons({ earned, spent, givenBack = 0, clawedBack = 0, reason }: Entry): string[] {
  const said: string[] = [];
  if (earned > 0) said.push(t('members.pointsGot', { count: formatCount(earned) }));
  if (spent > 0) said.push(t('members.pointsUsed', { count: formatCount(spent) }));
  if (givenBack > 0) said.push(t('members.pointsBack', { count: formatCount(givenBack) }));
  if (clawedBack > 0) said.push(t('members.pointsClawed', { count: formatCount(clawedBack) }));
  if (reason !== undefined) said.push(reason);
  return said;
}

/** A return may leave less than nothing. */
const signless = (count: number): string => (count < 0 ? `-${formatCount(-count)}` : formatCount(count));
const signed = (count: number): string => (count > 0 ? `+${formatCount(count)}` : signless(count));

/** '2026-03' as people say it. */
const monthWords = (month: string): string => t('ui.month', { year: month.slice(0, 4), month: Number(month.slice(5)) });
