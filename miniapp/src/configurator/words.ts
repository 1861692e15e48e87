import type { Choices, Value } from '@functions/configurator/domain/model.ts';
import type { ReplyOf } from '@/api/routes';

export type Model = ReplyOf<'GET /configurator/models/{modelId}'>;

/** A value as people read it: its own name, or the code with the unit. */
export function valueWord(label: Model['labels'][string] | undefined, value: Value): string {
  return label?.values[String(value)]?.name ?? `${value}${label?.unit === undefined ? '' : ` ${label.unit}`}`;
}

export const optionWord = (model: Pick<Model, 'labels'>, name: string): string => model.labels[name]?.name ?? name;

export const choiceWord = (model: Pick<Model, 'labels'>, name: string, value: Value): string =>
  `${optionWord(model, name)} ${valueWord(model.labels[name], value)}`;

/** Everything that is settled: what was chosen and what follows from it. */
export const settled = (choices: Choices, implied: Choices): Choices => ({ ...implied, ...choices });
