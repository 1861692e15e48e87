import { View } from '@tarojs/components';
import { useState } from 'react';
import { t } from '@/locales/t';
import { useAtHand } from '@/orders/use-at-hand';
import { deskCart, useCart } from '@/orders/use-cart';
import { useOpening } from '@/orders/use-opening';
import { useQuote } from '@/orders/use-quote';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { notify } from '@/ui/notice';
import { Screen } from '@/ui/screen';
import { Benefits } from './benefits';
import { CartLines } from './cart-lines';
import { CashSheet } from './cash-sheet';
import { Delivery } from './delivery';
import { DepositSheet } from './deposit-sheet';
import { FindGoods, type Finding } from './find-goods';
import { GoodsAtHandStrip } from './goods-at-hand';
import { MemberBar } from './member-bar';
import { ParkedCarts } from './parked-carts';
import { PriceChanged } from './price-changed';
import { SellFooter } from './sell-footer';
import { SplitBar } from './split-bar';
import { Totals } from './totals';
import './sell-desk.scss';

type Props = Finding & { onQuote: () => void };

/** 开单: scan or find goods, see the price as it forms, say for whom and by whom, open the slip. Everything on one page, the scan box first. */
export function SellDesk({ onConfigure, onQuote, onKit }: Props) {
  const { cart } = useCart();
  const quoted = useQuote(cart);
  const opening = useOpening(quoted);
  const hand = useAtHand();
  const [sheet, setSheet] = useState<'CASH' | 'DEPOSIT'>();
  const closeSheet = (): void => setSheet(undefined);
  const { open } = opening;
  const inCash = async (receivedFen: number): Promise<void> => {
    if (await open.run({ cash: { receivedFen } })) closeSheet();
  };
  const hasGoods = cart.lines.length > 0;
  const footer = hasGoods && <SellFooter quoted={quoted} opening={opening} onCash={() => setSheet('CASH')} />;
  return (
    <Screen tab title={t('home.tabSell')} width="wide" footer={footer || undefined}>
      <View className="orders-desk">
        <View className="orders-desk-goods">
          <FindGoods onConfigure={onConfigure} onKit={onKit}>
            {hasGoods && <Button id="make-quote" kind="quiet" small label={t('quotes.fromCart')} onTap={onQuote} />}
            <ParkedCarts />
            {hasGoods && <Button id="clear-cart" kind="quiet" small label={t('orders.clearCart')} onTap={clearWithUndo} />}
          </FindGoods>
          <GoodsAtHandStrip hand={hand} onConfigure={onConfigure} />
          {hasGoods ? (
            <CartLines quote={quoted.quote} />
          ) : (
            <EmptyState icon="scan" title={t('orders.cartEmpty')} text={t('orders.cartEmptyHow')} />
          )}
        </View>
        <View className="orders-desk-terms">
          <MemberBar last={hand.customers} />
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
      {sheet === 'CASH' && quoted.quote && <CashSheet dueFen={quoted.quote.netFen} take={open} onTake={inCash} onClose={closeSheet} />}
      {sheet === 'DEPOSIT' && quoted.quote && <DepositSheet quote={quoted.quote} opening={opening} onClose={closeSheet} />}
      <PriceChanged diff={quoted.differs} onSeen={quoted.seen} />
    </Screen>
  );
}

function clearWithUndo(): void {
  const { cart, clear, change } = deskCart.getState();
  clear();
  notify(t('orders.cartCleared'), { undo: { label: t('orders.undo'), run: () => change(() => cart) } });
}
