import type { Choices } from '@functions/configurator/domain/model.ts';
import { sizedOutlook } from '@functions/configurator/domain/sizes.ts';
import { Text, View } from '@tarojs/components';
import { type Model, optionWord, valueWord } from '@/configurator/words';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { formatMoney } from '@/ui/format-money';
import { Money } from '@/ui/money';
import { Sheet } from '@/ui/sheet';

type Props = {
  model: Model;
  /** What was put aside, and what is chosen now. */
  sides: readonly [Choices, Choices];
  onTake: (choices: Choices) => void;
  onClose: () => void;
};

/** Two configurations side by side: where they differ stands out, and what the difference costs. */
export function Compare({ model, sides, onTake, onClose }: Props) {
  const [before, now] = sides;
  const prices = sides.map((side) => sizedOutlook(model.diagram, model.settings?.nonstandard, side).priceFen ?? 0);
  const difference = (prices[1] ?? 0) - (prices[0] ?? 0);
  return (
    <Sheet
      open
      title={t('configurator.compareTitle', { name: model.name })}
      onClose={onClose}
      footer={
        <View className="configurator-foot">
          <Button block kind="plain" id="take-first" label={t('configurator.takeFirst')} onTap={() => onTake(before)} />
          <Button block id="take-second" label={t('configurator.takeSecond')} onTap={() => onTake(now)} />
        </View>
      }
    >
      <View className="configurator-table">
        <Line head label="" first={t('configurator.first')} second={t('configurator.second')} />
        {Object.keys(model.diagram.vars).map((name) => {
          const [first = '', second = ''] = sides.map((side) => wordOf(model, name, side));
          return <Line key={name} label={optionWord(model, name)} first={first} second={second} />;
        })}
        <View className="configurator-line">
          <Text className="configurator-cell configurator-muted">{t('configurator.price')}</Text>
          {prices.map((fen, i) => (
            <View key={i === 0 ? 'first' : 'second'} className="configurator-cell">
              <Money fen={fen} />
            </View>
          ))}
        </View>
      </View>
      <Text className="configurator-difference">
        {difference === 0
          ? t('configurator.samePrice')
          : t(difference > 0 ? 'configurator.secondDearer' : 'configurator.secondCheaper', { amount: formatMoney(Math.abs(difference)) })}
      </Text>
    </Sheet>
  );
}

function wordOf(model: Model, name: string, side: Choices): string {
  const value = side[name];
  return value === undefined ? '' : valueWord(model.labels[name], value);
}

function Line({ label, first, second, head = false }: { label: string; first: string; second: string; head?: boolean }) {
  const tone = head ? 'configurator-line-head' : first === second ? '' : 'configurator-line-differs';
  return (
    <View className={`configurator-line ${tone}`}>
      <Text className="configurator-cell configurator-muted">{label}</Text>
      <Text className="configurator-cell">{first}</Text>
      <Text className="configurator-cell">{second}</Text>
    </View>
  );
}
