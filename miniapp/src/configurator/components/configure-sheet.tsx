import type { Choices } from '@functions/configurator/domain/model.ts';
import type { ConfiguredGoods } from '@functions/pricing/domain/quote.ts';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import type { Model } from '@/configurator/words';
import { t } from '@/locales/t';
import { Loaded } from '@/ui/loaded';
import { Sheet } from '@/ui/sheet';
import { ConfigureDesk } from './configure-desk';

export type Configured = ConfiguredGoods;

type Props = {
  modelId: string | undefined;
  onClose: () => void;
  onDone: (configured: Configured) => Promise<void>;
};

/** 选配: the model's own diagram on the phone says after each tap what is still possible and from which price. */
export function ConfigureSheet({ modelId, onClose, onDone }: Props) {
  if (modelId === undefined) return null;
  return <Configure key={modelId} modelId={modelId} onClose={onClose} onDone={onDone} />;
}

function Configure({ modelId, onClose, onDone }: Props & { modelId: string }) {
  const model = useLoad(() => call('GET /configurator/models/{modelId}', { params: { modelId } }), [modelId]);
  return (
    <Loaded of={model} skeleton={<Waiting of={model} onClose={onClose} />}>
      {(loaded) => (
        <ConfigureDesk model={loaded} onClose={onClose} onSave={async (choices, key) => onDone(await saved(loaded, choices, key))} />
      )}
    </Loaded>
  );
}

export function Waiting({ of, onClose }: { of: Parameters<typeof Loaded>[0]['of']; onClose: () => void }) {
  return (
    <Sheet open title={t('configurator.title')} onClose={onClose}>
      <Loaded of={of}>{() => null}</Loaded>
    </Sheet>
  );
}

async function saved({ modelId, version: modelVersion }: Model, choices: Choices, idempotencyKey: string): Promise<Configured> {
  const body = { modelId, modelVersion, choices };
  const { surchargeFen: _, leadDays: __, ...priced } = await call('POST /configurator/configurations', { body, idempotencyKey });
  return priced;
}
