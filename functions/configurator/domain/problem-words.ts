import type { DraftFault } from './draft.ts';
import type { Choices, Value } from './model.ts';
import type { Problem } from './problem.ts';
import { publishSentence } from './publish-sentences.ts';
import { type OptionLabel, valueInWords } from './published-model.ts';

type Labels = Readonly<Record<string, OptionLabel>>;

/** A problem at its place in the draft, told in the names that people read instead of the codes. */
export function faultOf(problem: Problem, labels: Labels): DraftFault {
  return { place: placeOf(problem), text: publishSentence(named(problem, labels)) };
}

function named({ counterExample, value, ...problem }: Problem, labels: Labels): Problem {
  const { name } = problem;
  const label = name === undefined ? undefined : labels[name];
  return {
    ...problem,
    ...(label ? { name: label.name } : {}),
    ...(value === undefined ? {} : { value: label ? valueInWords(label, value) : value }),
    ...(counterExample ? { counterExample: exampleInWords(counterExample, labels) } : {}),
  };
}

function exampleInWords(example: Choices, labels: Labels): Choices {
  const words = Object.entries(example).map(([code, value]): [string, Value] => [
    labels[code]?.name ?? code,
    valueInWords(labels[code], value),
  ]);
  return Object.fromEntries(words);
}

function placeOf({ code, ruleId, name }: Problem): string {
  if (ruleId !== undefined) return `rule:${ruleId}`;
  if (code === 'BAD_BILL' || code === 'BAD_BILL_CONDITION') return `bom:${name}`;
  if (code === 'BAD_NONSTANDARD') return 'nonstandard';
  if (['NO_PRICE', 'NEGATIVE_PRICE', 'BAD_FORMULA', 'ENTANGLED_PRICE'].includes(code)) return 'formula';
  return name === undefined ? 'model' : `option:${name}`;
}
