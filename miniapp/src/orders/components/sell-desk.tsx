import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { type Action, useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { addCode } from '@/orders/add-code';
import { useCart } from '@/orders/use-cart';
import { useOpening } from '@/orders/use-opening';
import { useQuote } from '@/orders/use-quote';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { notify } from '@/ui/notice';
import { ScanBox } from '@/ui/scan-box';
import { Screen } from '@/ui/screen';
import { Benefits } from './benefits';
import { CartLines } from './cart-lines';
import { CashSheet } from './cash-sheet';
import { Delivery } from './delivery';
import { DepositSheet } from './deposit-sheet';
import { GoodsSheet } from './goods-sheet';
import { MemberBar } from './member-bar';
import { PriceChanged } from './price-changed';
import { SellFooter } from './sell-footer';
import { SplitBar } from './split-bar';
import { Totals } from './totals';
import './sell-desk.scss';

type Configure = (skuId: string, modelId: string) => void;

type Props = {
  onConfigure: Configure;
  onQuote: () => void;
  onKit: (kitId: string) => void;
};

/** 开单: scan or find goods, see the price as it forms, say for whom and by whom, open the slip. Everything on one page, the scan box first. */
export function SellDesk({ onConfigure, onQuote, onKit }: Props) {
  const { cart } = useCart();
  const quoted = useQuote(cart);
  const opening = useOpening(quoted);
  const [sheet, setSheet] = useState<'CASH' | 'DEPOSIT'>();
  const closeSheet = (): void => setSheet(undefined);
  const [words, setWords] = useState<string>();
  const { scan, take } = useCodes(onConfigure, setWords);
  const hasGoods = cart.lines.length > 0;
  const footer = hasGoods && <SellFooter quoted={quoted} opening={opening} onCash={() => setSheet('CASH')} />;
  return (
    <Screen tab title={t('home.tabSell')} width="wide" footer={footer || undefined}>
      <View className="orders-desk">
        <View className="orders-desk-goods">
          <ScanBox placeholder={t('orders.scanPlaceholder')} onCode={take} />
          <View className="orders-desk-find">
            <Button id="find-goods" kind="quiet" small label={t('orders.findGoods')} onTap={() => setWords('')} />
            {hasGoods && <Button id="make-quote" kind="quiet" small label={t('quotes.fromCart')} onTap={onQuote} />}
            {hasGoods && <Button id="clear-cart" kind="quiet" small label={t('orders.clearCart')} onTap={clearWithUndo} />}
          </View>
          <ProblemLine problem={scan.problem} />
          {hasGoods ? (
            <CartLines quote={quoted.quote} />
          ) : (
            <EmptyState icon="scan" title={t('orders.cartEmpty')} text={t('orders.cartEmptyHow')} />
          )}
        </View>
        <View className="orders-desk-terms">
          <MemberBar />
          {hasGoods && (
            <>
              <Benefits quote={quoted.quote} />
              <Delivery quote={quoted.quote} />
              <SplitBar netFen={quoted.quote?.netFen} />
              <Totals quote={quoted.quote} />
              {quoted.quote !== undefined && quoted.quote.netFen > 100 && (
                <Button kind="plain" small id="offer-deposit" label={t('deposits.open')} onTap={() => setSheet('DEPOSIT')} />
              )}
            </>
          )}
        </View>
      </View>
      {sheet === 'CASH' && quoted.quote && <CashSheet dueFen={quoted.quote.netFen} open={opening.open} onClose={closeSheet} />}
      {sheet === 'DEPOSIT' && quoted.quote && <DepositSheet quote={quoted.quote} opening={opening} onClose={closeSheet} />}
      <PriceChanged diff={quoted.differs} onSeen={quoted.seen} />
      <GoodsSheet words={words} onClose={() => setWords(undefined)} onConfigure={onConfigure} onKit={onKit} />
    </Screen>
  );
}

/** Codes as they come in: into the cart, to the configurator, or into the search where nobody knows them. */
function useCodes(onConfigure: Configure, onUnknown: (code: string) => void): { scan: Action<[string]>; take: (code: string) => void } {
  const scan = useAction(async (code: string) => {
    const found = await addCode(code);
    if (found.kind === 'configure') onConfigure(found.skuId, found.modelId);
    if (found.kind === 'unknown') onUnknown(found.code);
    if (found.kind === 'cover') notify(t('orders.coverHow', { name: found.name }));
    if (found.kind === 'coupon') notify(t('orders.couponAdded', { name: found.name }));
  });
  // A scanner is faster than the network: codes wait for their turn, none is lost.
  const turn = useRef(Promise.resolve(true));
  const take = (code: string): void => {
    turn.current = turn.current.catch(() => false).then(() => scan.run(code));
  };
  return { scan, take };
}

function clearWithUndo(): void {
  const { cart, clear, change } = useCart.getState();
  clear();
  notify(t('orders.cartCleared'), { undo: { label: t('orders.undo'), run: () => change(() => cart) } });
}
