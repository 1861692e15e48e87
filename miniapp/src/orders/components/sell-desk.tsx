import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { addCode } from '@/orders/add-code';
import { serialsMissing } from '@/orders/cart';
import { slipPage } from '@/orders/pages';
import { useCart } from '@/orders/use-cart';
import { quoteBody, useQuote } from '@/orders/use-quote';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { notify } from '@/ui/notice';
import { ScanBox } from '@/ui/scan-box';
import { Screen } from '@/ui/screen';
import { go } from '@/wx/navigate';
import { Benefits } from './benefits';
import { CartLines } from './cart-lines';
import { GoodsSheet } from './goods-sheet';
import { MemberBar } from './member-bar';
import { SplitBar } from './split-bar';
import { Totals } from './totals';
import './sell-desk.scss';

/** 开单: scan or find goods, see the price as it forms, say for whom and by whom, open the slip. Everything on one page, the scan box first. */
export function SellDesk({ onConfigure }: { onConfigure: (skuId: string, modelId: string) => void }) {
  const { cart, openKey, clear } = useCart();
  const quoted = useQuote(cart);
  const [words, setWords] = useState<string>();
  const scan = useAction(async (code: string) => {
    const found = await addCode(code);
    if (found.kind === 'configure') onConfigure(found.skuId, found.modelId);
    if (found.kind === 'unknown') setWords(found.code);
    if (found.kind === 'coupon') notify(t('orders.couponAdded', { name: found.name }));
  });
  // A scanner is faster than the network: codes wait for their turn, none is lost.
  const turn = useRef(Promise.resolve(true));
  const take = (code: string): void => {
    turn.current = turn.current.catch(() => false).then(() => scan.run(code));
  };
  const open = useAction(async () => {
    const { quote } = quoted;
    if (!quote) return;
    const split = cart.split.length > 1 ? { split: cart.split.map(({ personId, bps }) => ({ personId, bps })) } : {};
    const free = quote.netFen === 0 ? { cash: { receivedFen: 0 } } : {};
    const body = { ...quoteBody(cart), ...split, ...free, expectedNetFen: quote.netFen };
    const slip = await call('POST /orders/slips', { body, idempotencyKey: openKey }).catch((problem: unknown) => {
      quoted.again();
      throw problem;
    });
    clear();
    go(slipPage, { slipId: slip.slipId });
  });
  const missing = serialsMissing(cart);
  const ready = quoted.quote !== undefined && !quoted.asking && quoted.problem === undefined && missing === 0;
  const footer = (
    <>
      <ProblemLine problem={open.problem ?? quoted.problem} />
      <Button
        block
        id="open-slip"
        label={missing > 0 ? t('orders.scanSerials', { count: missing }) : t('orders.openSlip')}
        {...(quoted.quote ? { amountFen: quoted.quote.netFen } : {})}
        disabled={!ready}
        busy={open.busy}
        onTap={open.run}
      />
    </>
  );
  return (
    <Screen tab title={t('home.tabSell')} width="wide" footer={cart.lines.length > 0 ? footer : undefined}>
      <View className="orders-desk">
        <View className="orders-desk-goods">
          <ScanBox placeholder={t('orders.scanPlaceholder')} onCode={take} />
          <View className="orders-desk-find">
            <Button id="find-goods" kind="quiet" small label={t('orders.findGoods')} onTap={() => setWords('')} />
            {cart.lines.length > 0 && <Button kind="quiet" small label={t('orders.clearCart')} onTap={clearWithUndo} />}
          </View>
          <ProblemLine problem={scan.problem} />
          {cart.lines.length === 0 ? (
            <EmptyState icon="scan" title={t('orders.cartEmpty')} text={t('orders.cartEmptyHow')} />
          ) : (
            <CartLines quote={quoted.quote} />
          )}
        </View>
        <View className="orders-desk-terms">
          <MemberBar />
          {cart.lines.length > 0 && (
            <>
              <Benefits quote={quoted.quote} />
              <SplitBar netFen={quoted.quote?.netFen} />
              <Totals quote={quoted.quote} />
            </>
          )}
        </View>
      </View>
      <GoodsSheet words={words} onClose={() => setWords(undefined)} onConfigure={onConfigure} />
    </Screen>
  );

  function clearWithUndo(): void {
    const before = cart;
    clear();
    notify(t('orders.cartCleared'), { undo: { label: t('orders.undo'), run: () => useCart.getState().change(() => before) } });
  }
}
