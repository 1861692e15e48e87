import type { Choices } from '@functions/configurator/domain/model.ts';
import { sizedOutlook } from '@functions/configurator/domain/sizes.ts';
import { View } from '@tarojs/components';
import { useMemo, useRef, useState } from 'react';
import { newKey } from '@/api/idempotency-key';
import { useAction } from '@/api/use-action';
import { useKept } from '@/configurator/kept';
import { type Model, settled } from '@/configurator/words';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Sheet } from '@/ui/sheet';
import { Compare } from './compare';
import { type Blocked, Options, repaired } from './options';
import { Repairs } from './repairs';
import { RequestForm } from './request-form';
import './configure.scss';

type View_ = 'options' | 'compare' | 'request';

type Props = {
  model: Model;
  onClose: () => void;
  /** The sheet stays busy, and says what went wrong, until this is done. Asked again for the same choices the key is the same. */
  onSave: (choices: Choices, idempotencyKey: string) => Promise<void>;
};

/** All options of a model with its price, and what can be done with them once they are settled: compared, asked for, put on the slip. */
export function ConfigureDesk({ model, onClose, onSave }: Props) {
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
  const save = useSave(whole, async (key) => {
    await onSave(whole, key);
    keep(model.modelId, whole);
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
function useSave(choices: Choices, onSave: (key: string) => Promise<void>) {
  const key = useRef({ of: '', key: newKey() });
  return useAction(async () => {
    const of = JSON.stringify(choices);
    if (key.current.of !== of) key.current = { of, key: newKey() };
    await onSave(key.current.key);
  });
}
