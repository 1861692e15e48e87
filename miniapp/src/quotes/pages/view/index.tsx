import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { ProblemError } from '@/api/problem';
import { useMe } from '@/api/session';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { CardHead, CardLines, CardWhy, Watermark } from '@/quotes/components/card-body';
import { SwapSheet } from '@/quotes/components/swap-sheet';
import { joinPage, mySlipPage, viewPage } from '@/quotes/pages';
import type { CustomerCard, CustomerLine } from '@/quotes/words';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { formatMoney } from '@/ui/format-money';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { Screen } from '@/ui/screen';
import { go, goTab } from '@/wx/navigate';
import { canPayHere, pay } from '@/wx/pay';
import { useShareCard } from '@/wx/share';

/** What the customer holds: the goods, the price and how long it holds; swap what was left open, then say yes. */
export default function ViewPage() {
  const { quoteId = '' } = useRouter().params;
  const [swapped, setSwapped] = useState<CustomerCard>();
  const loaded = useLoad(() => call('GET /quotes/cards/{quoteId}', { params: { quoteId } }), [quoteId]);
  const card = swapped && loaded.data?.state === 'OPEN' ? { ...loaded, data: swapped } : loaded;
  useLook(quoteId, loaded.data !== undefined);
  const { data } = card;
  const title = data ? t('quotes.shareTitle', { title: data.title, amount: formatMoney(data.netFen) }) : t('quotes.title');
  useShareCard({ title, path: `${viewPage}?quoteId=${quoteId}` });
  const again = (): void => {
    setSwapped(undefined);
    loaded.reload();
  };
  return (
    <Screen title={t('quotes.forYou')} footer={data && <Foot card={data} onChanged={again} />}>
      <Loaded of={card}>{(shown) => <Body card={shown} onSwapped={setSwapped} onEnd={again} />}</Loaded>
    </Screen>
  );
}

/** Told once a visit; that it was not told is no reason to trouble the customer. */
function useLook(quoteId: string, isShown: boolean): void {
  useEffect(() => {
    if (isShown) call('POST /quotes/cards/{quoteId}/looks', { params: { quoteId }, body: {} }).catch(() => undefined);
  }, [quoteId, isShown]);
}

function Body({ card, onSwapped, onEnd }: { card: CustomerCard; onSwapped: (card: CustomerCard) => void; onEnd: () => void }) {
  const [swapping, setSwapping] = useState<CustomerLine>();
  const under = (line: CustomerLine) =>
    line.open.length > 0 &&
    card.state === 'OPEN' && (
      <Button kind="plain" small id={`swap-${line.lineKey}`} label={t('quotes.swap')} onTap={() => setSwapping(line)} />
    );
  return (
    <>
      <Watermark words={`${card.storeName} · ${card.guideName} · ${card.quoteId.slice(-6)}`} />
      <CardHead card={card} onEnd={onEnd} />
      <CardLines lines={card.lines} freight={card.freight} under={under} />
      <CardWhy why={card.why} />
      {swapping && (
        <SwapSheet
          key={swapping.lineKey}
          quoteId={card.quoteId}
          line={swapping}
          onClose={() => setSwapping(undefined)}
          onSwapped={onSwapped}
        />
      )}
    </>
  );
}

/** Straight on to WeChat's own page; who turns back there, or whose phone lost it, pays on the slip's page. */
async function payNow({ slipId, dealerId }: { slipId: string; dealerId: string }): Promise<void> {
  try {
    const { wxPay } = await call('POST /payments/mine/{slipId}/wechat', { params: { slipId }, body: { dealerId } });
    if (wxPay) await pay(wxPay);
  } catch (problem) {
    if (!(problem instanceof ProblemError)) throw problem;
    notify(problem.message, { tone: 'danger' });
  }
}

function Foot({ card, onChanged }: { card: CustomerCard; onChanged: () => void }) {
  const me = useMe();
  const [key] = useState(newKey);
  const { quoteId, state, netFen, depositFen, slipId, dealerId } = card;
  const accept = useAction(async (depositOnly: boolean) => {
    const body = { expectedNetFen: netFen, ...(depositOnly ? { depositOnly } : {}) };
    const asked = { params: { quoteId }, body, idempotencyKey: `${key}${netFen}${depositOnly ? 'd' : ''}` };
    const slip = await call('POST /quotes/cards/{quoteId}/accept', asked);
    if (canPayHere) await payNow(slip);
    onChanged();
    go(mySlipPage, { slipId: slip.slipId, dealerId: slip.dealerId });
  });
  if (slipId !== undefined)
    return <Button block id="to-slip" label={t('quotes.toSlip')} onTap={() => go(mySlipPage, { slipId, dealerId })} />;
  if (state !== 'OPEN') return <Button block disabled label={t(state === 'EXPIRED' ? 'quotes.askAgain' : 'quotes.closed')} />;
  if (me?.memberId === undefined) return <Button block id="join-first" label={t('quotes.joinFirst')} onTap={() => goTab(joinPage)} />;
  return (
    <>
      <ProblemLine problem={accept.problem} />
      {depositFen === undefined ? (
        <Button block id="accept-card" label={t('quotes.accept')} amountFen={netFen} busy={accept.busy} onTap={() => accept.run(false)} />
      ) : (
        <View className="quotes-foot">
          <Button kind="plain" id="accept-card" label={t('quotes.payWhole')} busy={accept.busy} onTap={() => accept.run(false)} />
          <Button
            block
            id="accept-deposit"
            label={t('quotes.payDeposit')}
            amountFen={depositFen}
            busy={accept.busy}
            onTap={() => accept.run(true)}
          />
        </View>
      )}
    </>
  );
}
