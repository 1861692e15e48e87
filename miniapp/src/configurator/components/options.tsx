import { type Explanation, explain } from '@functions/configurator/domain/explain.ts';
import type { Choices, Value } from '@functions/configurator/domain/model.ts';
import type { SizedOutlook } from '@functions/configurator/domain/sizes.ts';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { type Model, valueWord } from '@/configurator/words';
import { t } from '@/locales/t';
import { formatMoney } from '@/ui/format-money';
import { OptionGroup } from './option-group';
import { Repairs } from './repairs';
import { SizeEntry } from './size-entry';

type Props = {
  model: Pick<Model, 'diagram' | 'labels' | 'settings'>;
  choices: Choices;
  outlook: SizedOutlook;
  onChoose: (choices: Choices) => void;
};
type Blocked = { name: string; value: Value; explanation: Explanation };

/** All options with all their values; a blocked one says why when tapped, and what one tap would change. */
export function Options({ model, choices, outlook, onChoose }: Props) {
  const [blocked, setBlocked] = useState<Blocked>();
  const [sizing, setSizing] = useState<string>();
  const rule = model.settings?.nonstandard;
  const choose = (next: Choices): void => {
    setBlocked(undefined);
    onChoose(next);
  };
  const tap = (name: string, value: Value, isPossible: boolean): void => {
    const { [name]: before, ...others } = choices;
    if (sizing === name) setSizing(undefined);
    if (isPossible) choose(before === value ? others : { ...others, [name]: value });
    else setBlocked({ name, value, explanation: explain(model.diagram, outlook.billed, [name, value]) });
  };
  /** A repair speaks of standard sizes; those it keeps stay as they were measured. */
  const repair = (repaired: Choices): void => {
    const measured = outlook.odd.filter((name) => repaired[name] === outlook.billed[name]);
    choose({
      ...repaired,
      ...Object.fromEntries(measured.flatMap((name) => (choices[name] === undefined ? [] : [[name, choices[name]]]))),
    });
  };
  const otherSize = (name: string) => {
    const size = outlook.odd.includes(name) ? choices[name] : undefined;
    const label = size === undefined ? t('configurator.otherSize') : valueWord(model.labels[name], size);
    return { label, on: size !== undefined, onTap: () => setSizing(name) };
  };
  return (
    <View className="configurator-options">
      {Object.keys(model.diagram.vars).map((name) => (
        <View key={name} className="configurator-option">
          <OptionGroup
            model={model}
            name={name}
            choices={choices}
            outlook={outlook}
            onTap={(value, fits) => tap(name, value, fits)}
            other={rule && name in { ...rule.min, ...rule.max } ? otherSize(name) : undefined}
          />
          {rule && (sizing === name || outlook.odd.includes(name)) && (
            <SizeEntry model={model} rule={rule} name={name} choices={choices} outlook={outlook} onChoose={choose} />
          )}
          {blocked?.name === name && <Repairs model={model} {...blocked} onRepair={repair} />}
        </View>
      ))}
      {outlook.surchargeFen !== undefined && rule && (
        <Text className="configurator-muted">
          {t('configurator.surcharge', { amount: formatMoney(outlook.surchargeFen), days: rule.leadDays })}
        </Text>
      )}
      {outlook.surchargeFen === undefined && model.settings?.leadDays !== undefined && (
        <Text className="configurator-muted">{t('configurator.leadDays', { days: model.settings.leadDays })}</Text>
      )}
      <Text className="configurator-muted">{t('configurator.left', { count: outlook.solutions })}</Text>
    </View>
  );
}
