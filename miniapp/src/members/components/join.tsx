import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useSession } from '@/api/session';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { EmptyState } from '@/ui/empty-state';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Switch } from '@/ui/switch';
import { List } from '@/ui/list';
import { PRIVACY_VERSION } from '@/members/privacy-version';
import { PhoneButton } from './phone-button';

/** A guest becomes a member: what it brings, the agreement first, then WeChat's phone button. Nothing personal is asked before. */
export function Join() {
  const [agreed, setAgreed] = useState(false);
  const [marketing, setMarketing] = useState(false);
  const join = useAction(async (phoneCode: string) => {
    const { member } = await call('POST /members/join', { body: { phoneCode, privacyVersion: PRIVACY_VERSION, marketing } });
    const { me, signIn } = useSession.getState();
    if (me) signIn({ ...me, role: 'member', memberId: member.memberId, ownerId: member.memberId, name: member.name });
  });
  return (
    <>
      <EmptyState icon="gift" title={t('members.joinTitle')} text={t('members.joinWhy')} />
      <List>
        <View className="members-pad">
          <Switch id="agree" label={t('members.agree')} on={agreed} onChange={setAgreed} />
          <Switch label={t('members.agreeMarketing')} on={marketing} onChange={setMarketing} />
        </View>
      </List>
      <ProblemLine problem={join.problem} />
      {agreed ? (
        <PhoneButton label={t('members.join')} busy={join.busy} onCode={(code) => void join.run(code)} />
      ) : (
        <Button block disabled label={t('members.join')} />
      )}
    </>
  );
}
