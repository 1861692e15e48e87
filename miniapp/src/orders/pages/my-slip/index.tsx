import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { SlipGoods, SlipHead, SlipWhy } from '@/orders/components/slip-body';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Loaded } from '@/ui/loaded';
import { Screen } from '@/ui/screen';
import { canPayHere, pay } from '@/wx/pay';

/** The customer's own slip: what was bought, why at this price, and, where something is still due, paying it here. */
export default function MySlipPage() {
  const { slipId = '', dealerId = '' } = useRouter().params;
  const slip = useLoad(() => call('GET /orders/mine/{slipId}', { params: { slipId }, query: { dealerId } }), [slipId]);
  const payNow = useAction(async () => {
    const { wxPay } = await call('POST /payments/mine/{slipId}/wechat', { params: { slipId }, body: { dealerId } });
    if (wxPay && (await pay(wxPay)) === 'sent') slip.reload();
  });
  const { data } = slip;
  const footer = data?.state === 'OPEN' && data.dueFen > 0 && canPayHere && (
    <>
      <ProblemLine problem={payNow.problem} />
      <Button block id="pay-mine" label={t('orders.payMine')} amountFen={data.dueFen} busy={payNow.busy} onTap={payNow.run} />
    </>
  );
  return (
    <Screen title={t('orders.mySlip')} footer={footer || undefined}>
      <Loaded of={slip}>
        {(loaded) => (
          <View className="orders-slip">
            <SlipHead slip={loaded} />
            <SlipGoods slip={loaded} />
            <SlipWhy slip={loaded} />
          </View>
        )}
      </Loaded>
    </Screen>
  );
}
