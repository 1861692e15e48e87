import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useLoad } from '@/api/use-load';
import { Loaded } from '@/ui/loaded';
import { ConfigureDesk } from './configure-desk';
import { Waiting } from './configure-sheet';

export type MadeKit = ReplyOf<'POST /configurator/kits/{kitId}/made'>;

type Props = {
  kitId: string | undefined;
  onClose: () => void;
  onDone: (made: MadeKit) => Promise<void>;
};

/** 套件: the options of all its parts in one list, shared ones once; chosen like those of one product. */
export function KitSheet({ kitId, onClose, onDone }: Props) {
  if (kitId === undefined) return null;
  return <Kit key={kitId} kitId={kitId} onClose={onClose} onDone={onDone} />;
}

function Kit({ kitId, onClose, onDone }: Props & { kitId: string }) {
  const kit = useLoad(() => call('GET /configurator/kits/{kitId}', { params: { kitId } }), [kitId]);
  return (
    <Loaded of={kit} skeleton={<Waiting of={kit} onClose={onClose} />}>
      {(model) => (
        <ConfigureDesk
          model={model}
          onClose={onClose}
          onSave={async (choices, idempotencyKey) => {
            const body = { kitVersion: model.version, choices };
            await onDone(await call('POST /configurator/kits/{kitId}/made', { params: { kitId }, body, idempotencyKey }));
          }}
        />
      )}
    </Loaded>
  );
}
