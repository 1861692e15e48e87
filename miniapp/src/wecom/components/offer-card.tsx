import { Text, View } from '@tarojs/components';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useMe } from '@/api/session';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { dayName } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { notify } from '@/ui/notice';
import { codePage, startPage } from '@/wecom/pages';
import { go, restart } from '@/wx/navigate';
import './wecom.scss';

type Offer = ReplyOf<'POST /wecom/pushes/{messageId}/opens'>;

/** One card: what it is, who sent it, and the one thing to do with it. Opening it is what the guide's funnel counts. */
export function OfferCard({ messageId }: { messageId: string }) {
  const offer = useLoad(() => call('POST /wecom/pushes/{messageId}/opens', { params: { messageId } }), [messageId]);
  return (
    <Loaded of={offer}>
      {(seen) => (
        <View className="wecom-offer">
          <Text className="wecom-muted">{t('wecom.from', { store: seen.storeName, name: seen.guideName })}</Text>
          <Text className="wecom-offer-name">{seen.subject}</Text>
          {seen.detail !== '' && <Text>{seen.detail}</Text>}
          {seen.priceFen !== undefined && <Money fen={seen.priceFen} size="title" />}
          {seen.endsAt !== undefined && <Text className="wecom-muted">{t('wecom.until', { day: dayName(new Date(seen.endsAt)) })}</Text>}
          <Next offer={seen} onChanged={offer.reload} />
        </View>
      )}
    </Loaded>
  );
}

function Next({ offer, onChanged }: { offer: Offer; onChanged: () => void }) {
  const isMember = useMe()?.role === 'member';
  const { coupon, couponId, guideName } = offer;
  switch (coupon) {
    case 'TO_CLAIM':
      return isMember ? <Claim messageId={offer.messageId} onClaimed={onChanged} /> : <JoinFirst />;
    case 'YOURS':
      return <Button block id="use-offer" label={t('wecom.use')} onTap={() => go(codePage, { couponId })} />;
    case 'ELSEWHERE':
      return isMember ? <EmptyState icon="coupon" title={t('wecom.elsewhere')} text={t('wecom.elsewhereHow')} /> : <JoinFirst />;
    case 'NONE':
      return <Text className="wecom-muted">{t('wecom.productHow', { name: guideName })}</Text>;
    default:
      return coupon satisfies never;
  }
}

function Claim({ messageId, onClaimed }: { messageId: string; onClaimed: () => void }) {
  const claim = useAction(async () => {
    await call('POST /wecom/pushes/{messageId}/claims', { params: { messageId } });
    notify(t('wecom.claimed'));
    onClaimed();
  });
  return (
    <>
      <ProblemLine problem={claim.problem} />
      <Button block id="claim-offer" label={t('wecom.claim')} busy={claim.busy} onTap={() => claim.run()} />
    </>
  );
}

/** A coupon needs a member to belong to. */
function JoinFirst() {
  return (
    <>
      <Button block id="join-for-offer" label={t('wecom.joinToClaim')} onTap={() => restart(startPage)} />
      <Text className="wecom-muted">{t('wecom.joinWhy')}</Text>
    </>
  );
}
