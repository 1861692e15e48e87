import type { Choices } from '@functions/configurator/domain/model.ts';
import type { NonstandardRule } from '@functions/configurator/domain/nonstandard.ts';
import { type SizedOutlook, sizeLimits, sizeWrong } from '@functions/configurator/domain/sizes.ts';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { type Model, optionWord, valueWord } from '@/configurator/words';
import { t } from '@/locales/t';
import { Field } from '@/ui/field';

type Props = {
  model: Pick<Model, 'diagram' | 'labels'>;
  rule: NonstandardRule;
  name: string;
  choices: Choices;
  outlook: SizedOutlook;
  onChoose: (choices: Choices) => void;
};

/** A size off the list, typed in: said at once when it cannot be made, and as which standard size it is billed when it can. */
export function SizeEntry({ model, rule, name, choices, outlook, onChoose }: Props) {
  const isOdd = outlook.odd.includes(name);
  const [typed, setTyped] = useState('');
  const limits = sizeLimits(model.diagram, rule, name);
  const unit = model.labels[name]?.unit ?? '';
  const option = optionWord(model, name);
  const size = Number(typed);
  const wrong = typed === '' ? undefined : sizeWrong(model.diagram, rule, name, size);
  const change = (text: string): void => {
    const digits = text.replace(/\D/g, '').slice(0, 6);
    setTyped(digits);
    const { [name]: _, ...others } = choices;
    const fits = digits !== '' && !sizeWrong(model.diagram, rule, name, Number(digits));
    onChoose(fits ? { ...others, [name]: Number(digits) } : others);
  };
  const billed = outlook.billed[name];
  return (
    <>
      <Field
        id={`size-field-${name}`}
        label={t('configurator.sizeOf', { option })}
        value={typed === '' && isOdd ? String(choices[name]) : typed}
        type="number"
        focus={typed === '' && !isOdd}
        hint={t('configurator.sizeHint', { ...limits, unit })}
        problem={wrong && t(wrong.reason === 'STEP' ? 'configurator.sizeStep' : 'configurator.sizeRange', { ...limits, unit })}
        onChange={change}
      />
      {isOdd && billed !== undefined && (
        <Text className="configurator-muted">{t('configurator.billedAs', { size: valueWord(model.labels[name], billed) })}</Text>
      )}
      {isOdd && outlook.solutions === 0 && <Text className="configurator-warn">{t('configurator.sizeBlocked')}</Text>}
    </>
  );
}
