import { useRouter } from '@tarojs/taro';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { useConfiguring } from '@/home/use-configuring';
import { t } from '@/locales/t';
import { memberOf } from '@/orders/add-code';
import type { CartMember } from '@/orders/cart';
import { ExchangeDesk, useExchangeCart } from '@/orders/components/exchange-desk';
import type { StaffSlip } from '@/orders/components/slip-body';
import { Loaded } from '@/ui/loaded';
import { Screen } from '@/ui/screen';
import { Skeleton } from '@/ui/skeleton';

/** 换货: goods of a slip for others, which may be configured as at the desk. */
export default function ExchangePage() {
  const slipId = useRouter().params.slipId ?? '';
  const loaded = useLoad(async () => {
    const slip = await call('GET /orders/slips/{slipId}', { params: { slipId }, query: {} });
    return { slip, member: slip.memberId === undefined ? undefined : await memberOf(slip.memberId) };
  }, [slipId]);
  if (loaded.data) return <Exchanging {...loaded.data} />;
  return (
    <Screen title={t('exchange.title')}>
      <Loaded of={loaded} skeleton={<Skeleton />}>
        {() => null}
      </Loaded>
    </Screen>
  );
}

function Exchanging({ slip, member }: { slip: StaffSlip; member: CartMember | undefined }) {
  const cart = useExchangeCart(member);
  const { sheets, ...finding } = useConfiguring(cart);
  return (
    <>
      <ExchangeDesk slip={slip} cart={cart} {...finding} />
      {sheets}
    </>
  );
}
