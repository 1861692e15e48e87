import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { useSession } from '@/api/session';
import { useAction } from '@/api/use-action';
import { InviteForm } from '@/identity/components/invite-form';
import { goOn } from '@/identity/entrance';
import { enterHere, goToWecom } from '@/identity/ways-in';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Screen } from '@/ui/screen';
import { isWecom, takeOauthReturn } from '@/wx/login';
import { isH5, isWeapp } from '@/wx/platform';
import './index.scss';

/** The way in. WeChat and WeCom need one tap; in a browser WeCom's page is visited and comes back with a code. */
export default function SignInPage() {
  const expired = useSession((state) => state.expired);
  const [back] = useState(takeOauthReturn);
  const signIn = useAction(async () => {
    if (isH5 && back === undefined) await goToWecom();
    else {
      await enterHere(back);
      goOn();
    }
  });
  const { run } = signIn;
  useEffect(() => {
    // Back from WeCom's page, or opened inside it: nothing is left to ask.
    if (back !== undefined || isWecom()) run();
  }, [back, run]);
  return (
    <Screen title={t('identity.signIn')} chrome="plain">
      <View className="identity-sign-in">
        <View className="identity-brand">
          <Text className="identity-brand-mark">{t('home.brandMark')}</Text>
          <Text className="identity-brand-name">{t('home.brand')}</Text>
          <Text className="identity-brand-line">{t('identity.promise')}</Text>
        </View>
        <View className="identity-ways">
          {expired && <Text className="identity-note">{t('identity.expired')}</Text>}
          <ProblemLine problem={signIn.problem} />
          <Button id="sign-in" block label={wayLabel()} busy={signIn.busy} busyLabel={t('identity.signingIn')} onTap={run} />
          {isWeapp && !isWecom() && <InviteForm />}
        </View>
      </View>
    </Screen>
  );
}

function wayLabel(): string {
  if (isWecom()) return t('identity.withWecom');
  return isH5 ? t('identity.withWecomScan') : t('identity.withWechat');
}
