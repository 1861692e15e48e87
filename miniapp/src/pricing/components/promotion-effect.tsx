import { View } from '@tarojs/components';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useLoad } from '@/api/use-load';
import { dayName } from '@/locales/moment';
import { t } from '@/locales/t';
import { formatMoney } from '@/ui/format-money';
import { List } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { Skeleton } from '@/ui/skeleton';
import { StatTile, StatTiles } from '@/ui/stat-tile';
import { type Column, Table } from '@/ui/table';

type Effect = ReplyOf<'GET /pricing/promotions/{promotionId}/effect'>;

const DAYS_SHOWN = 31;

/** What a promotion did so far: slips that used it, what it took off, what those slips brought, and the members it won. */
export function PromotionEffect({ promotionId }: { promotionId: string }) {
  const effect = useLoad(() => call('GET /pricing/promotions/{promotionId}/effect', { params: { promotionId } }), [promotionId]);
  return (
    <View className="pricing-body">
      <View className="pricing-section-title">{t('pricing.effect')}</View>
      <Loaded of={effect} skeleton={<Skeleton rows={1} tiles={4} />}>
        {({ total, days }) =>
          total.slips === 0 ? <View className="pricing-muted">{t('pricing.effectEmpty')}</View> : <Figures total={total} days={days} />
        }
      </Loaded>
    </View>
  );
}

function Figures({ total, days }: Effect) {
  const { slips, discountFen, netFen, costFen, newMembers } = total;
  const share = netFen > 0 ? t('pricing.effectOf', { percent: Math.round((discountFen * 1000) / (netFen + discountFen)) / 10 }) : undefined;
  return (
    <>
      <StatTiles>
        <StatTile label={t('pricing.effectSlips')} value={slips} />
        <StatTile label={t('pricing.effectDiscount')} fen={discountFen} note={share} />
        <StatTile label={t('pricing.effectNet')} fen={netFen} />
        <StatTile label={t('pricing.effectMargin')} fen={netFen - costFen} />
        <StatTile label={t('pricing.effectMembers')} value={newMembers} />
      </StatTiles>
      <List title={t('pricing.byDay')}>
        <Table columns={columns()} rows={days.slice(0, DAYS_SHOWN)} idOf={({ day }) => day} narrow={inTwoLines} />
      </List>
    </>
  );
}

type Day = Effect['days'][number];

const dayOf = ({ day }: Day): string => dayName(new Date(`${day}T00:00:00`));
/** Sentences follow the language of the moment, so they are asked for at each drawing. */
const columns = (): readonly Column<Day>[] => [
  { id: 'day', title: t('pricing.day'), cell: dayOf },
  { id: 'slips', title: t('pricing.effectSlips'), cell: ({ slips }) => slips, figures: true },
  { id: 'discount', title: t('pricing.effectDiscount'), cell: ({ discountFen }) => <Money fen={discountFen} />, figures: true },
  { id: 'net', title: t('pricing.effectNet'), cell: ({ netFen }) => <Money fen={netFen} />, figures: true },
];
const inTwoLines = (one: Day) => ({
  title: dayOf(one),
  subtitle: t('pricing.dayRow', { count: one.slips, discount: formatMoney(one.discountFen) }),
  end: <Money fen={one.netFen} />,
});
