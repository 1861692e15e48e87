import { View } from '@tarojs/components';
import { useState } from 'react';
import { useAction } from '@/api/use-action';
import { goOn } from '@/identity/entrance';
import { signInWithWechat } from '@/identity/sign-in';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';

const CODE = /^[0-9A-HJKMNP-TV-Z]{12}$/;

/** A member of staff binds their own WeChat with the code that the manager gave them. */
export function InviteForm() {
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState('');
  const bind = useAction(async () => {
    await signInWithWechat(code);
    goOn();
  });
  if (!open) return <Button id="invite" kind="quiet" block label={t('identity.haveInvite')} onTap={() => setOpen(true)} />;
  return (
    <View className="identity-invite">
      <Field
        id="invite-code"
        label={t('identity.inviteCode')}
        hint={t('identity.inviteHint')}
        value={code}
        maxLength={12}
        onChange={(text) => setCode(text.trim().toUpperCase())}
      />
      <ProblemLine problem={bind.problem} />
      <Button id="bind" kind="plain" block label={t('identity.bind')} disabled={!CODE.test(code)} busy={bind.busy} onTap={bind.run} />
    </View>
  );
}
