import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import type { ReplyOf } from '@/api/routes';
import { useMe } from '@/api/session';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { codePage } from '@/coupons/pages';
import { dayName } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { formatCount } from '@/ui/format-count';
import { Loaded } from '@/ui/loaded';
import { Screen } from '@/ui/screen';
import { go, goTab } from '@/wx/navigate';
import { useShareCard } from '@/wx/share';
import '@/coupons/components/coupons.scss';

type Offer = ReplyOf<'GET /coupons/claims/{templateId}'>;

/** 领券: what it is, how many are left, one button. A guest joins first and comes back. */
export default function ClaimPage() {
  const { templateId = '', dealerId, guideId } = useRouter().params;
  const place = dealerId === undefined ? {} : { dealerId };
  const offer = useLoad(() => call('GET /coupons/claims/{templateId}', { params: { templateId }, query: place }), [templateId]);
  const [key] = useState(newKey);
  const [taken, setTaken] = useState<string>();
  const claim = useAction(async () => {
    const body = { ...place, ...(guideId === undefined ? {} : { guideId }) };
    const { couponId } = await call('POST /coupons/claims/{templateId}', {
      params: { templateId },
      body,
      idempotencyKey: `${key}-${offer.data?.mine ?? 0}`,
    });
    setTaken(couponId);
    offer.reload();
  });
  const more = [dealerId && `&dealerId=${dealerId}`, guideId && `&guideId=${guideId}`].filter(Boolean).join('');
  useShareCard({ title: offer.data?.name ?? t('coupons.claim'), path: `coupons/pages/claim/index?templateId=${templateId}${more}` });
  return (
    <Screen
      title={t('coupons.claim')}
      footer={offer.data && <Foot offer={offer.data} taken={taken} busy={claim.busy} onClaim={claim.run} />}
    >
      <Loaded of={offer}>
        {(one) => (
          <View className="coupons-ticket">
            <Text className="coupons-ticket-name">{one.name}</Text>
            <Text className="coupons-ticket-text">{one.text}</Text>
            <Text className="coupons-muted">
              {t('coupons.claimTerms', { days: one.validDays, day: dayName(new Date(Date.parse(one.endsAt) - 1)), most: one.perMember })}
            </Text>
            <Text className="coupons-muted">{t('coupons.claimLeft', { left: formatCount(one.left) })}</Text>
          </View>
        )}
      </Loaded>
      <ProblemLine problem={claim.problem} />
    </Screen>
  );
}

type FootProps = { offer: Offer; taken: string | undefined; busy: boolean; onClaim: () => unknown };

function Foot({ offer: { open, left, mine, perMember }, taken, busy, onClaim }: FootProps) {
  const isMember = useMe()?.memberId !== undefined;
  if (taken !== undefined)
    return <Button block id="use-coupon" label={t('coupons.claimed')} onTap={() => go(codePage, { couponId: taken })} />;
  if (!isMember) return <Button block id="join-first" label={t('coupons.joinFirst')} onTap={() => goTab('home/pages/sell/index')} />;
  if (mine >= perMember)
    return <Button block id="see-mine" kind="plain" label={t('coupons.claimedAll')} onTap={() => goTab('home/pages/sell/index')} />;
  if (!open || left === 0) return <Button block disabled label={t(open ? 'coupons.claimGone' : 'coupons.claimOver')} />;
  return <Button block id="claim-coupon" label={t('coupons.claimNow')} busy={busy} onTap={onClaim} />;
}
