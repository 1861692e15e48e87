import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { useSession } from '@/api/session';
import { useAction } from '@/api/use-action';
import { InviteForm } from '@/identity/components/invite-form';
import { goOn } from '@/identity/entrance';
import { type Brought, enterHere, goToWecom } from '@/identity/ways-in';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Screen } from '@/ui/screen';
import { isWecom, takeOauthReturn, takeWechatCode } from '@/wx/login';
import { isH5, isWeapp } from '@/wx/platform';
import './index.scss';

/**
 * The way in. WeChat and WeCom need one tap; in a browser WeCom's page is visited and comes back with a code, or the mini-program has
 * opened it with one. A link must not turn one signed-in person into another, so then it takes a tap.
 */
export default function SignInPage() {
  const expired = useSession((state) => state.expired);
  const [brought, setBrought] = useState(broughtAlong);
  const here = !isH5 || brought.back !== undefined || brought.wechatCode !== undefined;
  const signIn = useAction(async () => {
    if (!here) return goToWecom();
    // A code works once; after a refusal the next tap fetches another.
    setBrought({});
    await enterHere(brought);
    goOn();
  });
  const { run } = signIn;
  useEffect(() => {
    // Back from WeCom's page, opened inside it, or handed over by the mini-program: nothing is left to ask.
    if (brought.back !== undefined || isWecom() || (brought.wechatCode !== undefined && !useSession.getState().me)) run();
  }, [brought, run]);
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
          <Button id="sign-in" block label={wayLabel(brought)} busy={signIn.busy} busyLabel={t('identity.signingIn')} onTap={run} />
          {isWeapp && !isWecom() && <InviteForm />}
          {isH5 && !isWecom() && <Text className="identity-note identity-note-middle">{t('identity.customersHere')}</Text>}
        </View>
      </View>
    </Screen>
  );
}

const broughtAlong = (): Brought => ({ back: takeOauthReturn(), wechatCode: takeWechatCode() });

function wayLabel({ wechatCode }: Brought): string {
  if (isWecom()) return t('identity.withWecom');
  return isH5 && wechatCode === undefined ? t('identity.withWecomScan') : t('identity.withWechat');
}
