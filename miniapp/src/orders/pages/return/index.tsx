import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { ReturnLines } from '@/orders/components/return-lines';
import { ReturnReason } from '@/orders/components/return-reason';
import { ReturnUnwinding } from '@/orders/components/return-unwinding';
import { withGifts } from '@/orders/return-choice';
import { useReturn } from '@/orders/use-return';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Loaded } from '@/ui/loaded';
import { Screen } from '@/ui/screen';

/** 退货: what comes back is chosen, everything that this undoes stands below before anybody agrees, and one tap does it all. */
export default function ReturnPage() {
  const slipId = useRouter().params.slipId ?? '';
  const slip = useLoad(() => call('GET /orders/slips/{slipId}', { params: { slipId }, query: {} }), [slipId]);
  const back = useReturn(slipId);
  const { chosen, setChosen, preview, unwinding, take, askManager } = back;
  const ready = { busy: take.busy, disabled: preview.state !== 'ready' };
  const footer = unwinding && (
    <>
      <ProblemLine problem={askManager.problem ?? take.problem} />
      {take.problem?.code === 'RETURN_LATE' && (
        <Button block kind="plain" id="return-ask" label={t('approvals.ask')} busy={askManager.busy} onTap={askManager.run} />
      )}
      <Button block id="return-confirm" label={t('orders.returnDo')} amountFen={unwinding.refundFen} {...ready} onTap={take.run} />
    </>
  );
  return (
    <Screen title={t('orders.return')} footer={footer}>
      <Loaded of={slip}>
        {(loaded) => (
          <View className="orders-slip">
            <ReturnLines slip={loaded} chosen={chosen} onChange={setChosen} />
            <ReturnReason back={back} />
            {preview.state === 'failed' && <ProblemLine problem={preview.problem} />}
            {unwinding && (
              <ReturnUnwinding unwinding={unwinding} onGifts={() => setChosen(withGifts(chosen, loaded.lines, unwinding.gifts))} />
            )}
          </View>
        )}
      </Loaded>
    </Screen>
  );
}
