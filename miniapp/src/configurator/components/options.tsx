import { type Explanation, explain } from '@functions/configurator/domain/explain.ts';
import type { Choices, Value } from '@functions/configurator/domain/model.ts';
import type { SizedOutlook } from '@functions/configurator/domain/sizes.ts';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { type Model, valueWord } from '@/configurator/words';
import { t } from '@/locales/t';
import { formatMoney } from '@/ui/format-money';
import { OptionGroup } from './option-group';
import { SizeEntry } from './size-entry';

/** A value that was tapped and cannot be had beside what is chosen. */
export type Blocked = { name: string; value: Value; explanation: Explanation };

type Props = {
  model: Pick<Model, 'diagram' | 'labels' | 'settings'>;
  choices: Choices;
  outlook: SizedOutlook;
  onChoose: (choices: Choices) => void;
  onBlocked: (blocked: Blocked) => void;
};

/** All options with all their values, in the author's order. */
export function Options(props: Props) {
  const { model, outlook } = props;
  const [sizing, setSizing] = useState<string>();
  const { surchargeFen } = outlook;
  const days = surchargeFen === undefined ? model.settings?.leadDays : model.settings?.nonstandard?.leadDays;
  return (
    <View className="configurator-options">
      {Object.keys(model.diagram.vars).map((name) => (
        <Option key={name} {...props} name={name} isSizing={sizing === name} onSizing={(on) => setSizing(on ? name : undefined)} />
      ))}
      <Text className="configurator-muted">
        {[
          surchargeFen !== undefined && t('configurator.surcharge', { amount: formatMoney(surchargeFen) }),
          days !== undefined && t('configurator.leadDays', { days }),
          t('configurator.left', { count: outlook.solutions }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </View>
  );
}

type OptionProps = Props & { name: string; isSizing: boolean; onSizing: (on: boolean) => void };

function Option({ model, choices, outlook, onChoose, onBlocked, name, isSizing, onSizing }: OptionProps) {
  const rule = model.settings?.nonstandard;
  const tap = (value: Value, isPossible: boolean): void => {
    const { [name]: before, ...others } = choices;
    onSizing(false);
    if (isPossible) onChoose(before === value ? others : { ...others, [name]: value });
    else onBlocked({ name, value, explanation: explain(model.diagram, outlook.billed, [name, value]) });
  };
  const isOdd = outlook.odd.includes(name);
  const size = isOdd ? choices[name] : undefined;
  const label = size === undefined ? t('configurator.otherSize') : valueWord(model.labels[name], size);
  const other = rule && name in { ...rule.min, ...rule.max } ? { label, on: isOdd, onTap: () => onSizing(true) } : undefined;
  return (
    <View className="configurator-option">
      <OptionGroup model={model} name={name} choices={choices} outlook={outlook} onTap={tap} other={other} />
      {rule && (isSizing || isOdd) && (
        <SizeEntry model={model} rule={rule} name={name} choices={choices} outlook={outlook} onChoose={onChoose} />
      )}
    </View>
  );
}

/** Choices after a repair, which speaks of standard sizes: those that it keeps stay as they were measured. */
export function repaired(after: Choices, { odd, billed }: SizedOutlook, before: Choices): Choices {
  const measured = odd.flatMap((name) => (after[name] === billed[name] && before[name] !== undefined ? [[name, before[name]]] : []));
  return { ...after, ...Object.fromEntries(measured) };
}
