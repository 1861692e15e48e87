import type { Explanation } from '@functions/configurator/domain/explain.ts';
import type { Choices, Value } from '@functions/configurator/domain/model.ts';
import { Text, View } from '@tarojs/components';
import type { Model } from '@/configurator/words';
import { choiceWord, valueWord } from '@/configurator/words';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { formatMoney } from '@/ui/format-money';

type Props = { model: Pick<Model, 'labels'>; name: string; value: Value; explanation: Explanation; onRepair: (choices: Choices) => void };

/** Why a value cannot be had beside what was chosen, and the ways out, the cheapest first: one tap each. */
export function Repairs({ model, name, value, explanation, onRepair }: Props) {
  const [conflict] = explanation.conflicts;
  const wanted = valueWord(model.labels[name], value);
  const because = Object.entries(conflict ?? {})
    .map(([other, chosen]) => choiceWord(model, other, chosen))
    .join(t('configurator.and'));
  return (
    <View className="configurator-repairs">
      <Text>{because === '' ? t('configurator.never', { wanted }) : t('configurator.because', { wanted, because })}</Text>
      {explanation.repairs.slice(0, 3).map((repair) => {
        const changes = Object.keys(repair.drop).map((other) => {
          const next = repair.choices[other];
          return next === undefined
            ? t('configurator.without', { choice: model.labels[other]?.name ?? other })
            : choiceWord(model, other, next);
        });
        const difference = repair.differenceFen ?? 0;
        const price =
          difference === 0
            ? ''
            : t(difference > 0 ? 'configurator.dearer' : 'configurator.cheaper', { amount: formatMoney(Math.abs(difference)) });
        return (
          <Button
            key={JSON.stringify(repair.choices)}
            kind="plain"
            block
            label={[t('configurator.change', { changes: changes.join(t('configurator.and')) }), price].filter(Boolean).join(' ')}
            onTap={() => onRepair(repair.choices)}
          />
        );
      })}
    </View>
  );
}
