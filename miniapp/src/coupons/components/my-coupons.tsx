import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { codePage } from '@/coupons/pages';
import { dayName } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { go } from '@/wx/navigate';
import { EnterCode } from './enter-code';

type Coupon = ReplyOf<'GET /coupons/mine'>['items'][number];

const words = { HELD: 'coupons.held', REDEEMED: 'coupons.usedUp', VOID: 'coupons.expired', EXPIRED: 'coupons.expired' } as const;

/** The customer's coupons, the usable ones first; one tap to the code that the guide scans. */
export function MyCoupons() {
  const coupons = useLoad(() => call('GET /coupons/mine', { query: {} }), []);
  useReloadOnShow(coupons);
  return (
    <>
      <EnterCode onTaken={coupons.reload} />
      <Loaded of={coupons}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="coupon" title={t('coupons.mineEmpty')} text={t('coupons.mineEmptyHow')} />
          ) : (
            <List>
              {[...items]
                .sort((a, b) => Number(b.state === 'AVAILABLE') - Number(a.state === 'AVAILABLE'))
                .map((coupon) => (
                  <Row
                    key={coupon.couponId}
                    id={`my-coupon-${coupon.couponId}`}
                    title={coupon.name}
                    subtitle={`${coupon.text} · ${t('coupons.validUntil', { day: dayName(new Date(coupon.expiresAt)) })}`}
                    end={<State coupon={coupon} />}
                  />
                ))}
            </List>
          )
        }
      </Loaded>
    </>
  );
}

function State({ coupon: { state, couponId } }: { coupon: Coupon }) {
  if (state === 'AVAILABLE')
    return <Button small id={`show-${couponId}`} label={t('coupons.use')} onTap={() => go(codePage, { couponId })} />;
  return <Tag label={t(words[state])} />;
}
