import { Image, Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { dataAddress } from '@/payments/data-address';
import { Loaded } from '@/ui/loaded';
import { Screen } from '@/ui/screen';
import '@/payments/components/payments.scss';

/** The receipt as the printer sets it: shown to the customer, or kept by a long press. */
export default function ReceiptPage() {
  const slipId = useRouter().params.slipId ?? '';
  const receipt = useLoad(() => call('GET /payments/slips/{slipId}/receipt', { params: { slipId }, query: {} }), [slipId]);
  return (
    <Screen title={t('payments.receipt')}>
      <Loaded of={receipt}>
        {({ svg }) => (
          <View className="payments-receipt">
            <Image
              id="receipt"
              className="payments-receipt-picture"
              src={dataAddress(svg)}
              mode="widthFix"
              showMenuByLongpress
              ariaLabel={t('payments.receipt')}
            />
            <Text className="payments-receipt-hint">{t('payments.receiptHint')}</Text>
          </View>
        )}
      </Loaded>
    </Screen>
  );
}
