import type { Choices } from '@functions/configurator/domain/model.ts';
import { sizedOutlook } from '@functions/configurator/domain/sizes.ts';
import { Text, View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useAction } from '@/api/use-action';
import { choiceWord, type Model } from '@/configurator/words';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { Money } from '@/ui/money';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';
import { type Photo, Photos } from './photos';

type Props = { model: Model; choices: Choices; onBack: () => void; onAsked: () => void };

/** What the manager decides on: the product in words, what it costs, why, and a drawing or photo. */
export function RequestForm({ model, choices, onBack, onAsked }: Props) {
  const [note, setNote] = useState('');
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  // The product stays the same while the form is open: a lost reply is asked again with the same names.
  const keys = useRef({ configuration: newKey(), request: newKey() });
  const outlook = sizedOutlook(model.diagram, model.settings?.nonstandard, choices);
  const ask = useAction(async () => {
    const product = { modelId: model.modelId, modelVersion: model.version, choices };
    const { configuration } = keys.current;
    const { configurationId } = await call('POST /configurator/configurations', { body: product, idempotencyKey: configuration });
    const body = { configurationId, note: note.trim(), drawings: photos.map(({ key }) => key) };
    const name = `${keys.current.request}${photos.length}${note.trim().length}`;
    await call('POST /configurator/requests', { body, idempotencyKey: name });
    notify(t('configurator.asked'));
    onAsked();
  });
  const footer = (
    <Button block id="ask-request" label={t('configurator.ask')} disabled={note.trim() === ''} busy={ask.busy} onTap={ask.run} />
  );
  return (
    <Sheet open title={t('configurator.requestTitle')} onClose={onBack} footer={footer}>
      <View className="configurator-summary">
        {Object.keys(model.diagram.vars).map((name) => (
          <Text key={name}>{choices[name] === undefined ? '' : choiceWord(model, name, choices[name])}</Text>
        ))}
        {outlook.priceFen !== undefined && <Money fen={outlook.priceFen} size="title" />}
      </View>
      <Field
        id="request-note"
        label={t('configurator.note')}
        hint={t('configurator.noteHint')}
        value={note}
        maxLength={200}
        multiline
        onChange={setNote}
      />
      <Photos photos={photos} onChange={setPhotos} />
      <ProblemLine problem={ask.problem} />
    </Sheet>
  );
}
