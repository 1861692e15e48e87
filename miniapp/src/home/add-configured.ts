import { call } from '@/api/call';
import type { Configured } from '@/configurator/components/configure-sheet';
import type { MadeKit } from '@/configurator/components/kit-sheet';
import { added, withQty } from '@/orders/cart';
import type { CartStore } from '@/orders/use-cart';

const skuOf = (skuId: string) => call('GET /catalogue/skus/{skuId}', { params: { skuId } });

/** What was configured becomes a line of its own. */
export async function addConfigured(priced: Configured, to: CartStore): Promise<void> {
  const { skuId, configurationId, text } = priced;
  const sku = await skuOf(skuId);
  to.getState().change((cart) => added(cart, sku, { configurationId, configurationText: text, priced }));
}

/** Every part of a kit becomes a line, all at once or none. */
export async function addKit({ name, parts }: MadeKit, to: CartStore): Promise<void> {
  const skus = await Promise.all(parts.map(({ skuId }) => skuOf(skuId)));
  to.getState().change((before) =>
    parts.reduce((cart, { configurationId, text, qty, priced }, i) => {
      const sku = skus[i];
      if (!sku) return cart;
      const after = added(cart, sku, { configurationId, configurationText: text, kitName: name, priced });
      return withQty(after, after.lines[after.lines.length - 1]?.lineKey ?? '', qty);
    }, before),
  );
}
