import { useRouter } from '@tarojs/taro';
import { TotalsBoard } from '@/orders/components/totals-board';
import { Screen } from '@/ui/screen';

/** One dealer's day, as head office sees it. */
export default function TotalsPage() {
  const { dealerId, name = '' } = useRouter().params;
  return (
    <Screen title={decodeURIComponent(name)}>
      <TotalsBoard dealerId={dealerId} />
    </Screen>
  );
}
