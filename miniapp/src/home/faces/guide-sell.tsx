import { useState } from 'react';
import { type Configured, ConfigureSheet } from '@/configurator/components/configure-sheet';
import { KitSheet, type MadeKit } from '@/configurator/components/kit-sheet';
import { addConfigured, addKit } from '@/home/add-configured';
import { SellDesk } from '@/orders/components/sell-desk';
import { useCart } from '@/orders/use-cart';
import { quoteBody } from '@/orders/use-quote';
import { NewCard } from '@/quotes/components/new-card';

/** 开单: the desk, and beside it the configurator where the goods have options, and the quote card that the cart may become. */
export function GuideSell() {
  const [modelId, setModelId] = useState<string>();
  const [quoting, setQuoting] = useState(false);
  const [kitId, setKitId] = useState<string>();
  const { cart } = useCart();
  const add = async (configured: Configured): Promise<void> => {
    await addConfigured(configured);
    setModelId(undefined);
  };
  const addAll = async (made: MadeKit): Promise<void> => {
    await addKit(made);
    setKitId(undefined);
  };
  const { couponIds: _, points: __, ...asked } = quoteBody(cart);
  const configured = cart.lines.flatMap(({ lineKey, name, configurationId, kitName }) =>
    // A kit's parts were chosen together: the customer may not change one alone.
    configurationId === undefined || kitName !== undefined ? [] : [{ lineKey, name, configurationId }],
  );
  return (
    <>
      <SellDesk onConfigure={(_skuId, id) => setModelId(id)} onQuote={() => setQuoting(true)} onKit={setKitId} />
      <KitSheet kitId={kitId} onClose={() => setKitId(undefined)} onDone={addAll} />
      <ConfigureSheet modelId={modelId} onClose={() => setModelId(undefined)} onDone={add} />
      <NewCard
        asked={quoting ? asked : undefined}
        configured={configured}
        onClose={() => setQuoting(false)}
        onMade={() => setQuoting(false)}
      />
    </>
  );
}
