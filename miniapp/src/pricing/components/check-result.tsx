import { Text, View } from '@tarojs/components';
import type { ReplyOf } from '@/api/routes';
import { dayName, moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { formatMoney } from '@/ui/format-money';
import { List, Row } from '@/ui/list';
import { Money } from '@/ui/money';
import { StatTile, StatTiles } from '@/ui/stat-tile';

export type Check = ReplyOf<'POST /pricing/promotions/checks'>;

/** What a promotion would do: what goes wrong first, then what it costs on real slips, then what it meets. */
export function CheckResult({ check }: { check: Check }) {
  return (
    <View className="pricing-body">
      <Losses check={check} />
      <Simulated of={check.simulation} />
      {check.heldBack.length > 0 && (
        <List title={t('pricing.heldBack')}>
          {check.heldBack.map(({ skuId, goods, qty, fen }) => (
            <Row key={skuId} title={goods} subtitle={t('pricing.heldBackRow', { qty, fen: formatMoney(fen) })} />
          ))}
        </List>
      )}
      <Meetings check={check} />
    </View>
  );
}

function Losses({ check: { losses, goodsChecked } }: { check: Check }) {
  if (losses.length === 0) return <View className="pricing-good">{t('pricing.lossesNone', { count: goodsChecked })}</View>;
  return (
    <List title={t('pricing.losses')}>
      {losses.map(({ skuId, goods, qty, netFen, costFen, withPromotions }) => (
        <Row
          key={skuId}
          title={goods}
          subtitle={[
            t('pricing.lossRow', { qty, net: formatMoney(netFen), cost: formatMoney(costFen) }),
            t('pricing.lossWith', { names: withPromotions.join(t('pricing.comma')) }),
          ].join(' · ')}
          end={<Money fen={netFen - costFen} tone="danger" />}
        />
      ))}
    </List>
  );
}

function Simulated({ of }: { of: Check['simulation'] }) {
  if (of.slips === 0) return <View className="pricing-muted">{t('pricing.simulationNone')}</View>;
  const since = of.since === undefined ? '' : t('pricing.simulationSince', { day: dayName(new Date(`${of.since}T00:00:00`)) });
  return (
    <>
      <View className="pricing-section">
        <Text className="pricing-headline">{t('pricing.simulation', { slips: of.slips, changed: of.changed })}</Text>
        <Text className="pricing-muted">{since}</Text>
        {of.lossSlips > 0 && <View className="pricing-warn">{t('pricing.lossSlips', { count: of.lossSlips })}</View>}
      </View>
      <StatTiles>
        <StatTile label={t('pricing.discountMore')} fen={of.discountFen} />
        {of.giftFen > 0 && <StatTile label={t('pricing.giftCost')} fen={of.giftFen} />}
        <StatTile label={t('pricing.netAfter')} fen={of.netAfterFen} note={t('pricing.was', { amount: formatMoney(of.netBeforeFen) })} />
        <StatTile
          label={t('pricing.marginAfter')}
          fen={of.marginAfterFen}
          note={t('pricing.was', { amount: formatMoney(of.marginBeforeFen) })}
        />
      </StatTiles>
      {of.examples.length > 0 && (
        <List title={t('pricing.examples')}>
          {of.examples.map(({ number, at, goods, beforeFen, afterFen }) => (
            <Row
              key={number}
              title={goods}
              subtitle={`${number} · ${moment(at)}`}
              end={
                <View className="pricing-end">
                  <Money fen={beforeFen} size="small" former />
                  <Money fen={afterFen} />
                </View>
              }
            />
          ))}
        </List>
      )}
    </>
  );
}

function Meetings({ check: { meetings, beside } }: { check: Check }) {
  if (meetings.length === 0) return <View className="pricing-muted">{t('pricing.meetingsNone', { count: beside })}</View>;
  return (
    <List title={t('pricing.meetings')}>
      {meetings.map(({ promotionId, name, how, wins }) => (
        <Row key={promotionId} title={name} subtitle={meetingWords(how, wins)} />
      ))}
    </List>
  );
}

function meetingWords(how: Check['meetings'][number]['how'], wins: boolean): string {
  switch (how) {
    case 'EXCLUDES':
      return t(wins ? 'pricing.meetsExcludesWins' : 'pricing.meetsExcludesLoses');
    case 'COMPETES':
      return t('pricing.meetsCompetes');
    case 'STACKS':
      return t('pricing.meetsStacks');
    default:
      return how satisfies never;
  }
}
