import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '@/api/call';
import { dealerOf, placeOf } from '@/api/place';
import { useMe } from '@/api/session';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { useCancel } from '@/orders/components/cancel-sheet';
import { Collect } from '@/orders/components/collect';
import { backOf } from '@/orders/components/return-lines';
import { SlipBody, type StaffSlip } from '@/orders/components/slip-body';
import { exchangePage, receiptPage, returnPage } from '@/orders/pages';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Loaded } from '@/ui/loaded';
import { Screen } from '@/ui/screen';
import { go } from '@/wx/navigate';

/** One slip as its staff see it: what was sold and why at this price, who gets what, and the money. */
export default function SlipPage() {
  const { slipId = '', ...params } = useRouter().params;
  const where = dealerOf(placeOf(params));
  const me = useMe();
  const slip = useLoad(() => call('GET /orders/slips/{slipId}', { params: { slipId }, query: where }), [slipId]);
  const { data } = slip;
  const [collecting, setCollecting] = useState(false);
  const { cancel, sheet } = useCancel(data, slip.reload);
  const isOpen = data?.state === 'OPEN' && data.storeId === me?.storeId;
  const footer = isOpen && (
    <>
      <ProblemLine problem={cancel.problem} />
      <Button block id="collect" label={collectWord(data)} amountFen={data.dueNowFen} onTap={() => setCollecting(true)} />
      <Button block kind="quiet" id="cancel-slip" label={t('orders.cancel')} busy={cancel.busy} onTap={cancel.run} />
    </>
  );
  const back = me?.storeId !== undefined && data && hasLeft(data) && (
    <View className="orders-foot">
      <Button kind="plain" id="return-goods" label={t('orders.return')} onTap={() => go(returnPage, { slipId })} />
      <Button kind="plain" id="exchange-goods" label={t('exchange.title')} onTap={() => go(exchangePage, { slipId })} />
    </View>
  );
  return (
    <Screen
      title={t('orders.slip')}
      action={where.dealerId === undefined && <ReceiptLink slipId={slipId} />}
      footer={footer || back || undefined}
    >
      <Loaded of={slip}>{(loaded) => <SlipBody slip={loaded} where={where} />}</Loaded>
      {isOpen && sheet}
      {data && isOpen && (
        <Collect
          open={collecting}
          slip={data}
          onClose={() => {
            setCollecting(false);
            slip.reload();
          }}
          onTaken={(isPaid) => {
            if (isPaid || data.deposit) setCollecting(false);
            slip.reload();
          }}
        />
      )}
    </Screen>
  );
}

/** Something of it was paid and has not come back. */
const hasLeft = (slip: StaffSlip): boolean => slip.state === 'PAID' && slip.lines.some((line) => line.qty > backOf(slip, line.lineKey));

/** The deposit first, then the balance; without a deposit simply the money. */
function collectWord({ deposit }: StaffSlip): string {
  if (!deposit) return t('orders.collect');
  return t(deposit.dueFen > 0 ? 'deposits.collectDeposit' : 'deposits.collectBalance');
}

const ReceiptLink = ({ slipId }: { slipId: string }) => (
  <Button kind="quiet" small id="show-receipt" label={t('payments.receipt')} onTap={() => go(receiptPage, { slipId })} />
);
