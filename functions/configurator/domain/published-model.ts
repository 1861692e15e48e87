import type { Diagram } from './diagram.ts';
import type { Choices, Rule, Value } from './model.ts';
import type { ModelSettings } from './settings.ts';

/** How people read a variable and its values; keys of `values` are the values as text. */
export type OptionLabel = {
  name: string;
  unit?: string | undefined;
  values: Readonly<Record<string, { name: string; imageUrl?: string | undefined; picture?: string | undefined }>>;
};

/** A model as it was published: compiled, with its labels. A configuration pins its version. */
export type PublishedModel = {
  modelId: string;
  version: number;
  skuId: string;
  name: string;
  labels: Readonly<Record<string, OptionLabel>>;
  diagram: Diagram;
  publishedAt: string;
  settings?: ModelSettings | undefined;
  /** As head office wrote them, for the kits that the model becomes a part of. */
  rules?: readonly Rule[] | undefined;
};

/** A configuration in words, in the order of the model: 「系列 皇家 · 宽度 1800 毫米 · 面料 天丝」. */
export function choicesInWords(model: Pick<PublishedModel, 'labels' | 'diagram'>, choices: Choices): string {
  return Object.keys({ ...model.diagram.vars, ...model.diagram.measures })
    .flatMap((name) => {
      const value = choices[name];
      return value === undefined ? [] : [`${model.labels[name]?.name ?? name} ${valueInWords(model.labels[name], value)}`];
    })
    .join(' · ');
}

/** A value by its own name, else its code with the unit. */
export function valueInWords(label: OptionLabel | undefined, value: Value): string {
  return label?.values[String(value)]?.name ?? `${value}${label?.unit ? ` ${label.unit}` : ''}`;
}
