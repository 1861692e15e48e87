import { pictureUrl } from '#media/queries';
import type { OptionLabel } from '../domain/published-model.ts';

type Labels = Readonly<Record<string, OptionLabel>>;
type Shown = Record<string, { name: string; unit?: string; values: Record<string, { name: string; imageUrl?: string; picture?: string }> }>;

/** Labels with the address of each picture. */
export function labelsView(labels: Labels): Shown {
  const shown = Object.entries(labels).map(([option, { name, unit, values }]) => {
    const words = Object.entries(values).map(([value, word]) => [value, valueView(word)] as const);
    return [option, { name, ...(unit === undefined ? {} : { unit }), values: Object.fromEntries(words) }] as const;
  });
  return Object.fromEntries(shown);
}

function valueView({ name, imageUrl, picture }: OptionLabel['values'][string]): Shown[string]['values'][string] {
  const address = picture === undefined ? imageUrl : pictureUrl(picture);
  return { name, ...(address === undefined ? {} : { imageUrl: address }), ...(picture === undefined ? {} : { picture }) };
}
