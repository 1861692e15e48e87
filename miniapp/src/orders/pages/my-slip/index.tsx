import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { call } from '@/api/call';
import { type Action, useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { type MemberSlip, SlipGoods, SlipHead, SlipSavings } from '@/orders/components/slip-body';
import { SlipReturns } from '@/orders/components/slip-returns';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { Screen } from '@/ui/screen';
import { canPayHere, pay } from '@/wx/pay';

/** WeChat has taken the money before our server hears of it, mostly by a second or two. */
const LOOK_EVERY_MS = 1_500;
const LOOK_FOR_MS = 30_000;

function payWord({ deposit }: MemberSlip): string {
  if (!deposit) return t('orders.payMine');
  return t(deposit.dueFen > 0 ? 'deposits.payDeposit' : 'deposits.payBalance');
}

/** The customer's own slip: what was bought, why at this price, and, where something is still due, paying it here. */
export default function MySlipPage() {
  const { slipId = '', dealerId = '' } = useRouter().params;
  const slip = useLoad(() => call('GET /orders/mine/{slipId}', { params: { slipId }, query: { dealerId } }), [slipId]);
  const { data, reload } = slip;
  const isDue = data?.state === 'OPEN' && data.dueFen > 0;
  const [sent, setSent] = useState(false);
  const payNow = useAction(async (all?: boolean) => {
    const { wxPay } = await call('POST /payments/mine/{slipId}/wechat', {
      params: { slipId },
      body: { dealerId, ...(all ? { all } : {}) },
    });
    const outcome = wxPay ? await pay(wxPay) : 'failed';
    if (outcome === 'failed') notify(t('orders.payFailed'), { tone: 'danger' });
    setSent(outcome === 'sent');
  });
  useEffect(() => {
    if (!sent || !isDue) return undefined;
    const looks = setInterval(reload, LOOK_EVERY_MS);
    const end = setTimeout(() => setSent(false), LOOK_FOR_MS);
    return () => {
      clearInterval(looks);
      clearTimeout(end);
    };
  }, [sent, isDue, reload]);
  const footer = isDue && canPayHere && <PayFoot slip={data} payNow={payNow} sent={sent} />;
  return (
    <Screen title={t('orders.mySlip')} footer={footer || undefined}>
      <Loaded of={slip}>
        {(loaded) => (
          <View className="orders-slip">
            <SlipHead slip={loaded} />
            <SlipGoods slip={loaded} />
            <SlipReturns slip={loaded} />
            <SlipSavings slip={loaded} />
          </View>
        )}
      </Loaded>
    </Screen>
  );
}

type PayFootProps = { slip: MemberSlip; payNow: Action<[boolean?]>; sent: boolean };

/** The deposit or the balance in one tap; who likes pays all at once. */
function PayFoot({ slip, payNow, sent }: PayFootProps) {
  const busy = { busy: payNow.busy || sent, busyLabel: t(sent ? 'orders.payConfirming' : 'ui.busy') };
  return (
    <>
      <ProblemLine problem={payNow.problem} />
      <Button block id="pay-mine" label={payWord(slip)} amountFen={slip.dueNowFen} {...busy} onTap={() => payNow.run()} />
      {slip.dueNowFen < slip.dueFen && (
        <Button
          block
          kind="quiet"
          id="pay-all"
          label={t('deposits.payAll')}
          amountFen={slip.dueFen}
          {...busy}
          onTap={() => payNow.run(true)}
        />
      )}
    </>
  );
}
