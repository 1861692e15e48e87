import type { Value } from '@functions/configurator/domain/model.ts';
import type { Model } from '@/configurator/components/configure-sheet';

/** A value as people read it: its own name, or the code with the unit. */
export function valueWord(label: Model['labels'][string] | undefined, value: Value): string {
  return label?.values[String(value)]?.name ?? `${value}${label?.unit === undefined ? '' : ` ${label.unit}`}`;
}

export const choiceWord = (model: Model, name: string, value: Value): string => {
  const label = model.labels[name];
  return `${label?.name ?? name} ${valueWord(label, value)}`;
};
