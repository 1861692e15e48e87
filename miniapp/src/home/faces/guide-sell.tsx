import { SellDesk } from '@/orders/components/sell-desk';

export function GuideSell() {
  return <SellDesk onConfigure={() => undefined} />;
}
