import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { PRIVACY_VERSION } from '@/api/privacy-version';
import { useSession } from '@/api/session';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { List } from '@/ui/list';
import { Switch } from '@/ui/switch';
import { hasPhoneNumber, phoneNumberButton } from '@/wx/phone-number';
import './members.scss';

/** A guest becomes a member: what it brings, then, where WeChat can hand over a verified number, how; elsewhere where to go. */
export function Join() {
  return (
    <>
      <EmptyState icon="gift" title={t('members.joinTitle')} text={t('members.joinWhy')} />
      {hasPhoneNumber ? <JoinHere /> : <Text className="members-elsewhere">{t('members.joinInWechat')}</Text>}
    </>
  );
}

/** The agreement first, then WeChat's phone button. Nothing personal is asked before. */
function JoinHere() {
  const [agreed, setAgreed] = useState(false);
  const [marketing, setMarketing] = useState(false);
  const join = useAction(async (phoneCode: string) => {
    const { member } = await call('POST /members/join', { body: { phoneCode, privacyVersion: PRIVACY_VERSION, marketing } });
    const { me, signIn } = useSession.getState();
    if (me) signIn({ ...me, role: 'member', memberId: member.memberId, ownerId: member.memberId, name: member.name });
  });
  return (
    <>
      <List>
        <View className="members-pad">
          <Consent id="agree" words={t('members.agree')} on={agreed} onChange={setAgreed} />
          <Consent id="agree-marketing" words={t('members.agreeMarketing')} on={marketing} onChange={setMarketing} />
        </View>
      </List>
      <ProblemLine problem={join.problem} />
      {agreed ? (
        <Button block id="join" label={t('members.join')} busy={join.busy} open={phoneNumberButton((code) => void join.run(code))} />
      ) : (
        <Button block disabled label={t('members.join')} />
      )}
    </>
  );
}

type ConsentProps = { id: string; words: string; on: boolean; onChange: (on: boolean) => void };

function Consent({ id, words, on, onChange }: ConsentProps) {
  return (
    <View className="members-consent">
      <Text>{words}</Text>
      <Switch id={id} label={words} on={on} onChange={onChange} />
    </View>
  );
}
