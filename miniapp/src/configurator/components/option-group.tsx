import type { Outlook } from '@functions/configurator/domain/domains.ts';
import type { Choices, Value } from '@functions/configurator/domain/model.ts';
import { Text, View } from '@tarojs/components';
import { valueWord } from '@/configurator/words';
import { t } from '@/locales/t';
import { formatMoney } from '@/ui/format-money';
import { Tap } from '@/ui/tap';
import type { Model } from './configure-sheet';

type Props = { model: Model; name: string; choices: Choices; outlook: Outlook; onTap: (value: Value, isPossible: boolean) => void };

/** One option with all its values: chosen, implied, possible from a price, or blocked; a blocked one says why when tapped. */
export function OptionGroup({ model, name, choices, outlook, onTap }: Props) {
  const label = model.labels[name];
  const implied = outlook.implied[name];
  return (
    <View className="configurator-group">
      <View className="configurator-head">
        <Text>{label?.name ?? name}</Text>
        {implied !== undefined && <Text className="configurator-muted">{t('configurator.implied')}</Text>}
      </View>
      <View className="configurator-values">
        {(outlook.options[name] ?? []).map(({ value, fits, fromFen }) => {
          const on = choices[name] === value || implied === value;
          return (
            <Tap
              key={String(value)}
              id={`option-${name}-${value}`}
              className={`configurator-value ${on ? 'configurator-value-on' : ''} ${fits ? '' : 'configurator-value-off'}`}
              onTap={() => onTap(value, fits)}
            >
              <Text className="configurator-value-name">{valueWord(label, value)}</Text>
              <Text className="configurator-muted figures">
                {fits ? fromFen !== undefined && t('configurator.fromPrice', { amount: formatMoney(fromFen) }) : t('configurator.blocked')}
              </Text>
            </Tap>
          );
        })}
      </View>
    </View>
  );
}
