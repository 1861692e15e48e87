import { Text, View } from '@tarojs/components';
import { useMemo, useState } from 'react';
import { t } from '@/locales/t';
import { type CartMember, emptyCart } from '@/orders/cart';
import { withGifts } from '@/orders/return-choice';
import { CartInUse, type CartStore, newCart } from '@/orders/use-cart';
import { type Exchange, useExchange } from '@/orders/use-exchange';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { Screen } from '@/ui/screen';
import { Benefits } from './benefits';
import { CartLines } from './cart-lines';
import { CashSheet } from './cash-sheet';
import { Delivery } from './delivery';
import { ExchangeBalance } from './exchange-balance';
import { ExchangeFooter } from './exchange-footer';
import { FindGoods, type Finding } from './find-goods';
import { PriceChanged } from './price-changed';
import { ReturnLines } from './return-lines';
import { ReturnReason } from './return-reason';
import { GiftsOver } from './return-unwinding';
import type { StaffSlip } from './slip-body';
import { SplitBar } from './split-bar';
import './sell-desk.scss';

/** The cart of what goes out, for the old slip's own customer. */
export const useExchangeCart = (member: CartMember | undefined) =>
  useMemo(() => newCart({ ...emptyCart, settled: true, member }), [member]);

type Props = Finding & { slip: StaffSlip; cart: CartStore };

/** 换货: what comes back, what goes out for it, and everything that is between them before anybody agrees. */
export function ExchangeDesk({ slip, cart: store, ...finding }: Props) {
  const of = useExchange(slip.slipId, store);
  const [cashing, setCashing] = useState(false);
  const dueFen = of.back.unwinding?.exchange?.dueFen ?? 0;
  return (
    <CartInUse.Provider value={store}>
      <Screen title={t('exchange.title')} width="wide" footer={<ExchangeFooter of={of} onCash={() => setCashing(true)} />}>
        <View className="orders-desk">
          <View className="orders-desk-goods">
            <ReturnLines slip={slip} chosen={of.back.chosen} onChange={of.back.setChosen} />
            <GiftsOver
              gifts={of.back.unwinding?.gifts ?? []}
              onGifts={() => of.back.setChosen(withGifts(of.back.chosen, slip.lines, of.back.unwinding?.gifts ?? []))}
            />
            <ReturnReason back={of.back} />
            <GoesOut of={of} {...finding} />
          </View>
          <View className="orders-desk-terms">
            <Terms of={of} />
          </View>
        </View>
        {cashing && dueFen > 0 && (
          <CashSheet
            dueFen={dueFen}
            take={of.exchange}
            onTake={async (receivedFen) => {
              if (await of.exchange.run(receivedFen)) setCashing(false);
            }}
            onClose={() => setCashing(false)}
          />
        )}
        <PriceChanged diff={of.quoted.differs} onSeen={of.quoted.seen} />
      </Screen>
    </CartInUse.Provider>
  );
}

function GoesOut({ of: { cart, quoted }, ...finding }: { of: Exchange } & Finding) {
  return (
    <>
      <View className="ui-list-head orders-exchange-out">
        <Text className="ui-list-title">{t('exchange.out')}</Text>
      </View>
      <FindGoods {...finding} />
      {cart.lines.length > 0 ? (
        <CartLines quote={quoted.quote} />
      ) : (
        <EmptyState icon="scan" title={t('exchange.outNone')} text={t('exchange.outHow')} />
      )}
    </>
  );
}

function Terms({ of: { cart, quoted, back } }: { of: Exchange }) {
  return (
    <>
      {cart.lines.length > 0 && (
        <>
          <Benefits quote={quoted.quote} />
          <Delivery quote={quoted.quote} />
          <SplitBar netFen={quoted.quote?.netFen} />
        </>
      )}
      {back.preview.state === 'failed' && <ProblemLine problem={back.preview.problem} />}
      {back.unwinding && <ExchangeBalance unwinding={back.unwinding} quote={cart.lines.length > 0 ? quoted.quote : undefined} />}
    </>
  );
}
