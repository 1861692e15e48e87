import type { Outlook } from '@functions/configurator/domain/domains.ts';
import type { Choices, Value } from '@functions/configurator/domain/model.ts';
import { Image, Text, View } from '@tarojs/components';
import { type Model, valueWord } from '@/configurator/words';
import { t } from '@/locales/t';
import { formatMoney } from '@/ui/format-money';
import { Tap } from '@/ui/tap';

type Props = {
  model: Pick<Model, 'labels'>;
  name: string;
  choices: Choices;
  outlook: Outlook;
  onTap: (value: Value, isPossible: boolean) => void;
  /** Of a card that a customer holds: what the guide left open. */
  only?: readonly Value[] | undefined;
  /** A size off the list, where one can be made. */
  other?: { label: string; on: boolean; onTap: () => void } | undefined;
};

/** One option with all its values: chosen, implied, possible from a price, or blocked; a blocked one says why when tapped. */
export function OptionGroup({ model, name, choices, outlook, onTap, only, other }: Props) {
  const label = model.labels[name];
  const implied = outlook.implied[name];
  const shown = (outlook.options[name] ?? []).filter(({ value }) => only === undefined || only.includes(value));
  return (
    <View className="configurator-group">
      <View className="configurator-head">
        <Text>{label?.name ?? name}</Text>
        {implied !== undefined && <Text className="configurator-muted">{t('configurator.implied')}</Text>}
      </View>
      <View className="configurator-values">
        {shown.map(({ value, fits, fromFen }) => {
          const on = choices[name] === value || implied === value;
          const picture = label?.values[String(value)]?.imageUrl;
          return (
            <Tap
              key={String(value)}
              id={`option-${name}-${value}`}
              className={`configurator-value ${on ? 'configurator-value-on' : ''} ${fits ? '' : 'configurator-value-off'}`}
              onTap={() => onTap(value, fits)}
            >
              {picture !== undefined && <Image className="configurator-picture" src={picture} mode="aspectFill" lazyLoad />}
              <Text className="configurator-value-name">{valueWord(label, value)}</Text>
              <Text className="configurator-muted figures">
                {fits ? fromFen !== undefined && t('configurator.fromPrice', { amount: formatMoney(fromFen) }) : t('configurator.blocked')}
              </Text>
            </Tap>
          );
        })}
        {other && (
          <Tap
            id={`size-${name}`}
            className={`configurator-value ${other.on ? 'configurator-value-on' : 'configurator-value-other'}`}
            onTap={other.onTap}
          >
            <Text className="configurator-value-name">{other.label}</Text>
          </Tap>
        )}
      </View>
    </View>
  );
}
