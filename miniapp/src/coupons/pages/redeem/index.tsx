import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { ClaimForMember } from '@/coupons/components/claim-for-member';
import { dayName } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { ScanBox } from '@/ui/scan-box';
import { Screen } from '@/ui/screen';
import { scanned } from '@/wx/feedback';

type Seen = { code: string; key: string; coupon: ReplyOf<'POST /coupons/scans'> };

/** 核销: one scan shows the coupon, one tap uses it. */
export default function RedeemPage() {
  const [seen, setSeen] = useState<Seen>();
  const [done, setDone] = useState<string>();
  const [typed, setTyped] = useState('');
  const look = useAction(async (code: string) => {
    setTyped(code);
    setDone(undefined);
    setSeen(undefined);
    const coupon = await call('POST /coupons/scans', { body: { code } }).catch((problem: unknown) => {
      scanned(false);
      throw problem;
    });
    scanned(true);
    setSeen({ code, key: newKey(), coupon });
  });
  const redeem = useAction(async () => {
    if (!seen) return;
    const { name } = await call('POST /coupons/redemptions', { body: { code: seen.code }, idempotencyKey: seen.key });
    setDone(name);
    setSeen(undefined);
  });
  return (
    <Screen
      title={t('coupons.redeem')}
      footer={seen && <Button block id="redeem" label={t('coupons.redeemSure')} busy={redeem.busy} onTap={redeem.run} />}
    >
      <ScanBox placeholder={t('coupons.redeemHint')} onCode={(code) => void look.run(code)} />
      <ProblemLine problem={look.problem ?? redeem.problem} />
      {look.problem?.code === 'COUPON_UNCLAIMED' && <ClaimForMember code={typed} onClaimed={() => look.run(typed)} />}
      {seen && (
        <List>
          <Row title={seen.coupon.name} subtitle={seen.coupon.text} />
          <Row title={t('coupons.validUntil', { day: dayName(new Date(seen.coupon.expiresAt)) })} />
        </List>
      )}
      {done !== undefined && (
        <View className="ui-list-body">
          <Row title={<Text>{t('coupons.redeemed', { name: done })}</Text>} end={<Tag tone="good" label={t('coupons.usedUp')} />} />
        </View>
      )}
      {!seen && done === undefined && !look.problem && (
        <EmptyState icon="coupon" title={t('coupons.redeemHow')} text={t('coupons.redeemHowMore')} />
      )}
    </Screen>
  );
}
