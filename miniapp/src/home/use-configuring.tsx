import { useState } from 'react';
import { type Configured, ConfigureSheet } from '@/configurator/components/configure-sheet';
import { KitSheet, type MadeKit } from '@/configurator/components/kit-sheet';
import { addConfigured, addKit } from '@/home/add-configured';
import type { CartStore } from '@/orders/use-cart';

/** The configurator beside a cart: goods with options and kits become its lines once they are chosen. */
export function useConfiguring(to: CartStore) {
  const [modelId, setModelId] = useState<string>();
  const [kitId, setKitId] = useState<string>();
  const add = async (configured: Configured): Promise<void> => {
    await addConfigured(configured, to);
    setModelId(undefined);
  };
  const addAll = async (made: MadeKit): Promise<void> => {
    await addKit(made, to);
    setKitId(undefined);
  };
  const sheets = (
    <>
      <KitSheet kitId={kitId} onClose={() => setKitId(undefined)} onDone={addAll} />
      <ConfigureSheet modelId={modelId} onClose={() => setModelId(undefined)} onDone={add} />
    </>
  );
  return { onConfigure: (_skuId: string, id: string) => setModelId(id), onKit: setKitId, sheets };
}
