import { domainsOf } from '@functions/configurator/domain/domains.ts';
import { explain } from '@functions/configurator/domain/explain.ts';
import type { Choices, Value } from '@functions/configurator/domain/model.ts';
import { Image, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import type { CustomerCard, CustomerLine } from '@/quotes/words';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { formatMoney } from '@/ui/format-money';
import { Sheet } from '@/ui/sheet';
import { Tap } from '@/ui/tap';

type Model = NonNullable<CustomerLine['model']>;
type Props = { quoteId: string; line: CustomerLine; onClose: () => void; onSwapped: (card: CustomerCard) => void };

/** What the guide left open: each value with what it costs more or less; the whole is priced by the server once it is confirmed. */
export function SwapSheet({ quoteId, line, onClose, onSwapped }: Props) {
  const { model, choices: before = {}, open, lineKey } = line;
  const [choices, setChoices] = useState<Choices>(before);
  const [blocked, setBlocked] = useState<string>();
  const swap = useAction(async () => {
    const chosen = Object.fromEntries(open.flatMap((name) => (choices[name] === undefined ? [] : [[name, choices[name]]])));
    onSwapped(await call('POST /quotes/cards/{quoteId}/swaps', { params: { quoteId }, body: { lineKey, choices: chosen } }));
    onClose();
  });
  if (!model) return null;
  const same = open.every((name) => choices[name] === before[name]);
  const tap = (name: string, value: Value, fits: boolean): void => {
    setBlocked(fits ? undefined : why(model, choices, name, value));
    if (fits) setChoices({ ...choices, [name]: value });
  };
  const footer = (
    <>
      {blocked !== undefined && <View className="quotes-warn">{blocked}</View>}
      <Button block id="swap-done" label={t('quotes.swapDone')} disabled={same} busy={swap.busy} onTap={swap.run} />
    </>
  );
  return (
    <Sheet open title={t('quotes.swapTitle', { name: line.name })} onClose={onClose} footer={footer}>
      <ProblemLine problem={swap.problem} />
      {open.map((name) => (
        <Group key={name} model={model} name={name} choices={choices} onTap={(value, fits) => tap(name, value, fits)} />
      ))}
    </Sheet>
  );
}

type GroupProps = { model: Model; name: string; choices: Choices; onTap: (value: Value, fits: boolean) => void };

function Group({ model, name, choices, onTap }: GroupProps) {
  const { options, fromFen = 0 } = domainsOf(model.diagram, choices);
  const label = model.labels[name];
  return (
    <View className="quotes-group">
      <Text>{label?.name ?? name}</Text>
      <View className="quotes-values">
        {(options[name] ?? []).map(({ value, fits, fromFen: fen = 0 }) => {
          const on = choices[name] === value;
          const picture = label?.values[String(value)]?.imageUrl;
          return (
            <Tap
              key={String(value)}
              id={`swap-${name}-${value}`}
              className={`quotes-value ${on ? 'quotes-value-on' : ''} ${fits ? '' : 'quotes-value-off'}`}
              onTap={() => onTap(value, fits)}
            >
              {picture !== undefined && <Image className="quotes-picture" src={picture} mode="aspectFill" lazyLoad />}
              <Text>{wordOf(model, name, value)}</Text>
              <Text className="quotes-muted figures">{fits ? difference(fen - fromFen, on) : t('quotes.blocked')}</Text>
            </Tap>
          );
        })}
      </View>
    </View>
  );
}

function difference(fen: number, on: boolean): string {
  if (on || fen === 0) return on ? t('quotes.chosen') : t('quotes.samePrice');
  return t(fen > 0 ? 'quotes.dearer' : 'quotes.cheaper', { amount: formatMoney(Math.abs(fen)) });
}

function wordOf({ labels }: Model, name: string, value: Value): string {
  const label = labels[name];
  return label?.values[String(value)]?.name ?? `${value}${label?.unit === undefined ? '' : ` ${label.unit}`}`;
}

function why(model: Model, choices: Choices, name: string, value: Value): string {
  const [conflict = {}] = explain(model.diagram, choices, [name, value]).conflicts;
  const because = Object.entries(conflict).map(
    ([other, chosen]) => `${model.labels[other]?.name ?? other} ${wordOf(model, other, chosen)}`,
  );
  return t('quotes.because', { wanted: wordOf(model, name, value), because: because.join(' · ') });
}
