import { useRouter } from '@tarojs/taro';
import { placeOf } from '@/api/place';
import { StoreBoard } from '@/orders/components/store-board';
import { TodaySlips } from '@/orders/components/today';
import { Screen } from '@/ui/screen';

/** One store's day, as its dealer and head office see it. */
export default function StorePage() {
  const { name = '', ...params } = useRouter().params;
  const place = placeOf(params);
  return (
    <Screen title={decodeURIComponent(name)}>
      <StoreBoard place={place} />
      <TodaySlips place={place} />
    </Screen>
  );
}
