import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import './coupons.scss';

/** A printed code that nobody has claimed: the guide puts it into the customer's hands first, by mobile number. */
export function ClaimForMember({ code, onClaimed }: { code: string; onClaimed: () => unknown }) {
  const [mobile, setMobile] = useState('');
  const claim = useAction(async () => {
    const { member } = await call('POST /members/lookup', { body: { mobile } });
    await call('POST /coupons/code-claims', { body: { code, memberId: member.memberId } });
    await onClaimed();
  });
  return (
    <View className="coupons-section">
      <Text className="coupons-title">{t('coupons.claimFor')}</Text>
      <Text className="coupons-muted">{t('coupons.claimForHow')}</Text>
      <Field
        id="claim-mobile"
        type="phone"
        maxLength={11}
        label={t('coupons.claimForMobile')}
        value={mobile}
        onChange={(text) => setMobile(text.replace(/\D/g, ''))}
      />
      <ProblemLine problem={claim.problem} />
      <Button id="claim-for" label={t('coupons.claimForNow')} disabled={mobile.length !== 11} busy={claim.busy} onTap={claim.run} />
    </View>
  );
}
