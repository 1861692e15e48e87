import { call } from '@/api/call';
import type { Configured } from '@/configurator/components/configure-sheet';
import { added } from '@/orders/cart';
import { useCart } from '@/orders/use-cart';

/** What was configured becomes a line of its own. */
export async function addConfigured({ skuId, configurationId, text }: Configured): Promise<void> {
  const sku = await call('GET /catalogue/skus/{skuId}', { params: { skuId } });
  useCart.getState().change((cart) => added(cart, sku, { configurationId, configurationText: text }));
}
