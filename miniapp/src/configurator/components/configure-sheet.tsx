import type { Choices } from '@functions/configurator/domain/model.ts';
import { sizedOutlook } from '@functions/configurator/domain/sizes.ts';
import { View } from '@tarojs/components';
import { useMemo, useRef, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { useKept } from '@/configurator/kept';
import { type Model, settled } from '@/configurator/words';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Loaded } from '@/ui/loaded';
import { Sheet } from '@/ui/sheet';
import { Compare } from './compare';
import { type Blocked, Options, repaired } from './options';
import { Repairs } from './repairs';
import { RequestForm } from './request-form';
import './configure.scss';

export type Configured = { skuId: string; configurationId: string; text: string };

type Props = {
  modelId: string | undefined;
  onClose: () => void;
  /** The sheet stays busy, and says what went wrong, until this is done. */
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
      {(loaded) => <Desk model={loaded} onClose={onClose} onDone={onDone} />}
    </Loaded>
  );
}

function Waiting({ of, onClose }: { of: Parameters<typeof Loaded>[0]['of']; onClose: () => void }) {
  return (
    <Sheet open title={t('configurator.title')} onClose={onClose}>
      <Loaded of={of}>{() => null}</Loaded>
    </Sheet>
  );
}

type View_ = 'options' | 'compare' | 'request';

function Desk({ model, onClose, onDone }: { model: Model; onClose: () => void; onDone: Props['onDone'] }) {
  const [choices, setChoices] = useState<Choices>({});
  const [view, setView] = useState<View_>('options');
  const [blocked, setBlocked] = useState<Blocked>();
  const choose = (next: Choices): void => {
    setBlocked(undefined);
    setChoices(next);
  };
  const { of, keep } = useKept();
  const kept = of[model.modelId];
  const rule = model.settings?.nonstandard;
  const outlook = useMemo(() => sizedOutlook(model.diagram, rule, choices), [model, rule, choices]);
  const complete = outlook.priceFen !== undefined && Object.values(outlook.domains).every((left) => left.length === 1);
  const whole = settled(choices, outlook.implied);
  const asks = outlook.odd.length > 0 && rule?.approval === true;
  const save = useSave(model, whole, async (made) => {
    keep(model.modelId, whole);
    await onDone(made);
  });
  if (view === 'compare' && kept) {
    const take = (chosen: Choices): void => {
      choose(chosen);
      setView('options');
    };
    return <Compare model={model} sides={[kept, whole]} onTake={take} onClose={() => setView('options')} />;
  }
  if (view === 'request') return <RequestForm model={model} choices={whole} onBack={() => setView('options')} onAsked={onClose} />;
  const done = { complete, asks, fromFen: outlook.fromFen, busy: save.busy, onDone: asks ? () => setView('request') : save.run };
  const aside = { kept: kept !== undefined, onCompare: () => setView('compare'), onKeep: () => keep(model.modelId, whole) };
  const foot = (
    <>
      {blocked && <Repairs model={model} {...blocked} onRepair={(after) => choose(repaired(after, outlook, choices))} />}
      <Foot {...done} {...aside} />
    </>
  );
  return (
    <Sheet open title={model.name} onClose={onClose} footer={foot}>
      <ProblemLine problem={save.problem} />
      <Options model={model} choices={choices} outlook={outlook} onChoose={choose} onBlocked={setBlocked} />
    </Sheet>
  );
}

type FootProps = {
  complete: boolean;
  /** A manager has to agree first. */
  asks: boolean;
  fromFen: number | undefined;
  busy: boolean;
  onDone: () => unknown;
  kept: boolean;
  onCompare: () => void;
  onKeep: () => void;
};

/** The price as it stands; once everything is settled, what can be done with it. */
function Foot({ complete, asks, fromFen, busy, onDone, kept, onCompare, onKeep }: FootProps) {
  const words = asks ? t('configurator.toManager') : t('configurator.done');
  return (
    <View className="configurator-foot">
      {complete && (
        <Button
          kind="plain"
          id="configure-compare"
          label={t(kept ? 'configurator.compare' : 'configurator.keep')}
          onTap={kept ? onCompare : onKeep}
        />
      )}
      <Button
        block
        id="configure-done"
        label={complete ? words : t('configurator.from')}
        {...(fromFen === undefined ? {} : { amountFen: fromFen })}
        disabled={!complete}
        busy={busy}
        onTap={onDone}
      />
    </View>
  );
}

/** The same choices saved again after a lost reply are the same configuration. */
function useSave(model: Model, choices: Choices, onSaved: (made: Configured) => Promise<void>) {
  const key = useRef({ of: '', key: newKey() });
  return useAction(async () => {
    const of = JSON.stringify(choices);
    if (key.current.of !== of) key.current = { of, key: newKey() };
    const body = { modelId: model.modelId, modelVersion: model.version, choices };
    const { skuId, configurationId, text } = await call('POST /configurator/configurations', { body, idempotencyKey: key.current.key });
    await onSaved({ skuId, configurationId, text });
  });
}
