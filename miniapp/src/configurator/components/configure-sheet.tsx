import { domainsOf } from '@functions/configurator/domain/domains.ts';
import { type Explanation, explain } from '@functions/configurator/domain/explain.ts';
import type { Choices, Value } from '@functions/configurator/domain/model.ts';
import { Text, View } from '@tarojs/components';
import { useMemo, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Loaded } from '@/ui/loaded';
import { Sheet } from '@/ui/sheet';
import { OptionGroup } from './option-group';
import { Repairs } from './repairs';
import './configure.scss';

export type Model = ReplyOf<'GET /configurator/models/{modelId}'>;
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
  const [choices, setChoices] = useState<Choices>({});
  const outlook = useMemo(() => model.data && domainsOf(model.data.diagram, choices), [model.data, choices]);
  const save = useAction(async () => {
    if (!model.data) return;
    const body = { modelId, modelVersion: model.data.version, choices };
    const { skuId, configurationId, text } = await call('POST /configurator/configurations', { body, idempotencyKey: newKey() });
    await onDone({ skuId, configurationId, text });
  });
  const complete = outlook?.priceFen !== undefined && Object.values(outlook.domains).every((left) => left.length === 1);
  const footer = outlook && (
    <Button
      block
      id="configure-done"
      label={complete ? t('configurator.done') : t('configurator.from')}
      {...(outlook.fromFen === undefined ? {} : { amountFen: outlook.fromFen })}
      disabled={!complete}
      busy={save.busy}
      onTap={save.run}
    />
  );
  return (
    <Sheet open title={model.data?.name ?? t('configurator.title')} onClose={onClose} footer={footer}>
      <ProblemLine problem={save.problem} />
      <Loaded of={model}>{(loaded) => <Options model={loaded} choices={choices} onChoose={setChoices} />}</Loaded>
    </Sheet>
  );
}

type Blocked = { name: string; value: Value; explanation: Explanation };

function Options({ model, choices, onChoose }: { model: Model; choices: Choices; onChoose: (choices: Choices) => void }) {
  const [blocked, setBlocked] = useState<Blocked>();
  const outlook = useMemo(() => domainsOf(model.diagram, choices), [model, choices]);
  const choose = (next: Choices): void => {
    setBlocked(undefined);
    onChoose(next);
  };
  const tap = (name: string, value: Value, isPossible: boolean): void => {
    const { [name]: before, ...others } = choices;
    if (isPossible) choose(before === value ? others : { ...others, [name]: value });
    else setBlocked({ name, value, explanation: explain(model.diagram, choices, [name, value]) });
  };
  return (
    <View className="configurator-options">
      {Object.keys(model.diagram.vars).map((name) => (
        <View key={name}>
          <OptionGroup
            model={model}
            name={name}
            choices={choices}
            outlook={outlook}
            onTap={(value, isPossible) => tap(name, value, isPossible)}
          />
          {blocked?.name === name && <Repairs model={model} {...blocked} onRepair={choose} />}
        </View>
      ))}
      <Text className="configurator-muted">{t('configurator.left', { count: outlook.solutions })}</Text>
    </View>
  );
}
