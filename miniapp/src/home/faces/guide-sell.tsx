import { useState } from 'react';
import { type Configured, ConfigureSheet } from '@/configurator/components/configure-sheet';
import { addConfigured } from '@/home/add-configured';
import { SellDesk } from '@/orders/components/sell-desk';

/** 开单: the desk, and the configurator where the goods have options; what was configured becomes a line of its own. */
export function GuideSell() {
  const [modelId, setModelId] = useState<string>();
  const add = async (configured: Configured): Promise<void> => {
    await addConfigured(configured);
    setModelId(undefined);
  };
  return (
    <>
      <SellDesk onConfigure={(_skuId, id) => setModelId(id)} />
      <ConfigureSheet modelId={modelId} onClose={() => setModelId(undefined)} onDone={add} />
    </>
  );
}
