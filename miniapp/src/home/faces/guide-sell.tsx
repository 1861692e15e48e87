import { useState } from 'react';
import { call } from '@/api/call';
import { type Configured, ConfigureSheet } from '@/configurator/components/configure-sheet';
import { added } from '@/orders/cart';
import { SellDesk } from '@/orders/components/sell-desk';
import { useCart } from '@/orders/use-cart';

/** 开单: the desk, and the configurator where the goods have options; what was configured becomes a line of its own. */
export function GuideSell() {
  const [modelId, setModelId] = useState<string>();
  const add = async ({ skuId, configurationId, text }: Configured): Promise<void> => {
    const sku = await call('GET /catalogue/skus/{skuId}', { params: { skuId } });
    useCart.getState().change((cart) => added(cart, sku, { configurationId, configurationText: text }));
    setModelId(undefined);
  };
  return (
    <>
      <SellDesk onConfigure={(_skuId, id) => setModelId(id)} />
      <ConfigureSheet modelId={modelId} onClose={() => setModelId(undefined)} onDone={add} />
    </>
  );
}
