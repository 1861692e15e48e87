import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { Loaded } from '@/ui/loaded';
import { QrCode } from '@/ui/qr-code';
import { Screen } from '@/ui/screen';
import { useBrightScreen } from '@/wx/brightness';
import './index.scss';

/** The coupon's moving code, large and bright; a new one is fetched as the old one runs out. */
export default function CodePage() {
  const { couponId = '' } = useRouter().params;
  const code = useLoad(() => call('GET /coupons/{couponId}/moving-code', { params: { couponId } }), [couponId]);
  useBrightScreen();
  const { data, reload } = code;
  useEffect(() => {
    if (!data) return undefined;
    // The server's clock, not the phone's, says when the next code begins.
    const leftMs = new Date(data.changesAt).getTime() - new Date(data.nowAt).getTime();
    const timer = setTimeout(reload, Math.max(1_000, leftMs));
    return () => clearTimeout(timer);
  }, [data, reload]);
  return (
    <Screen title={t('coupons.code')}>
      <Loaded of={code}>
        {(coupon) => (
          <View className="coupons-code">
            <Text className="coupons-code-name">{coupon.name}</Text>
            <Text className="coupons-code-muted">{coupon.text}</Text>
            <QrCode text={coupon.code} label={t('coupons.code')} sizePx={264} />
            <Text className="coupons-code-muted">{t('coupons.codeHow')}</Text>
            <Text className="coupons-code-muted">{t('coupons.codeTyped')}</Text>
            <Text id="typed-code" className="coupons-code-typed figures">
              {inFours(coupon.typedCode)}
            </Text>
          </View>
        )}
      </Loaded>
    </Screen>
  );
}

/** 'ABCD-EFGH-JKMN': read aloud and typed without losing one's place. */
const inFours = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');
