/**
 * A kit as one model: the shared options of its parts once, every other option under its part, the rules of all parts and those across
 * them, and the price of the whole. Compiled and configured like any model, so that no choice in one part is a dead end in another.
 */
import { compileModel } from './compile.ts';
import type { Diagram } from './diagram.ts';
import { narrowedRule, type Rename, renamedRule, renamedTables, renamedTree, type Vars } from './kit-rename.ts';
import type { Choices, Model, OpTree, PriceTable, Rule, Value } from './model.ts';
import type { Problem } from './problem.ts';
import { checkModel } from './publish.ts';
import type { OptionLabel } from './published-model.ts';

/** What one part is: a version of a model, or goods as they are. */
export type KitGoods = { key: string; name: string; qty: number } & (
  | { model: Pick<Model, 'vars' | 'rules' | 'price'>; labels: Readonly<Record<string, OptionLabel>> }
  | { priceFen: number }
);

export type KitTerms = {
  /** Names of options that have one value in all parts that have them. */
  shared: readonly string[];
  /** Across parts: speak of 'part.option', and of shared options by their name. */
  rules: readonly Rule[];
  parts: readonly KitGoods[];
  rateBp?: number | undefined;
  priceFen?: number | undefined;
  roundTo: number;
};

const calls =
  ({ shared }: Pick<KitTerms, 'shared'>, key: string): Rename =>
  (name) =>
    shared.includes(name) ? name : `${key}.${name}`;

/** How a kit calls an option of one of its parts. */
export const optionInKit = (terms: Pick<KitTerms, 'shared'>, key: string, name: string): string => calls(terms, key)(name);

/** The choices of one part, by its own names. */
export function choicesOfPart(terms: Pick<KitTerms, 'shared'>, part: { key: string; names: readonly string[] }, choices: Choices): Choices {
  const rename = calls(terms, part.key);
  return Object.fromEntries(
    part.names.flatMap((name): [string, Value][] => {
      const value = choices[rename(name)];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

export type KitChecked = { ok: true; diagram: Diagram } | { ok: false; problems: Problem[] };

/** How often values that sharing has made impossible are taken off before the kit is refused. */
const ROUNDS = 8;

/**
 * Compiles a kit. A value that only the parts' own rules exclude is no longer offered; what the rules across parts exclude is refused
 * as it would be in a model, since head office has written them for this kit.
 */
export function checkKit(terms: KitTerms, gzipBytes: (json: string) => number): KitChecked {
  let vars = varsOf(terms);
  for (let round = 0; round < ROUNDS; round += 1) {
    const model = kitModel(terms, vars);
    const checked = checkModel(model, gzipBytes);
    if (checked.ok) return { ok: true, diagram: checked.diagram };
    const ofParts = checked.problems.filter((problem) => isOfParts(problem));
    if (ofParts.length < checked.problems.length) return { ok: false, problems: checked.problems.filter((one) => !isOfParts(one)) };
    const dead = ofParts.filter(({ code }) => code === 'DEAD_VALUE');
    // Rules that say nothing new in this kit do no harm.
    if (dead.length === 0) return { ok: true, diagram: compileModel(model).diagram };
    vars = without(vars, dead);
  }
  return { ok: false, problems: [{ code: 'NO_PRODUCT' }] };
}

const isAcross = (ruleId: string | undefined): boolean => ruleId !== undefined && !ruleId.includes('.');

function isOfParts({ code, ruleId, rules = [] }: Problem): boolean {
  if (code === 'DEAD_RULE' || code === 'IDLE_RULE') return !isAcross(ruleId);
  return code === 'DEAD_VALUE' && !rules.some(isAcross);
}

const without = (vars: Vars, dead: readonly Problem[]): Vars =>
  Object.fromEntries(
    Object.entries(vars).map(([name, values]) => [
      name,
      values.filter((value) => !dead.some((one) => one.name === name && one.value === value)),
    ]),
  );

/** Shared options have the values that all their parts have. */
function varsOf(terms: KitTerms): Vars {
  const vars: Record<string, readonly Value[]> = {};
  for (const part of terms.parts) {
    if (!('model' in part)) continue;
    const rename = calls(terms, part.key);
    for (const [name, values] of Object.entries(part.model.vars)) {
      const known = vars[rename(name)];
      vars[rename(name)] = known ? known.filter((value) => values.includes(value)) : values;
    }
  }
  // What is shared comes first: it is chosen once for all.
  const first = Object.entries(vars).sort(([a], [b]) => Number(terms.shared.includes(b)) - Number(terms.shared.includes(a)));
  return Object.fromEntries(first);
}

function kitModel(terms: KitTerms, vars: Vars): Model {
  const rules = terms.parts.flatMap((part) => {
    if (!('model' in part)) return [];
    return part.model.rules.map((rule) => renamedRule(rule, `${part.key}.${rule.id}`, calls(terms, part.key)));
  });
  return { vars, rules: [...rules.flatMap((rule) => narrowedRule(rule, vars)), ...terms.rules], price: priceOfKit(terms) };
}

function priceOfKit(terms: KitTerms): NonNullable<Model['price']> {
  const tables: Record<string, PriceTable> = {};
  const sums = terms.parts.map((part): OpTree => {
    if (!('model' in part)) return part.priceFen * part.qty;
    const table: Rename = (name) => `${part.key}.${name}`;
    const { price } = part.model;
    Object.assign(tables, renamedTables(price?.tables ?? {}, table));
    return ['mul', renamedTree(price?.std ?? 0, calls(terms, part.key), table), part.qty];
  });
  return { tables, std: discounted(['add', ...sums, 0], terms) };
}

/** The sum at the kit's rate, rounded down; never above a price of its own. */
function discounted(sum: OpTree, { rateBp, priceFen, roundTo }: KitTerms): OpTree {
  if (priceFen !== undefined) return ['min', sum, priceFen];
  const step = 10000 * roundTo;
  // ⌊sum × rate ÷ step⌋ × roundTo, by the one division that rounds up.
  return ['mul', ['mulDivCeil', ['sub', ['mul', sum, rateBp ?? 10000], step - 1], 1, step], roundTo];
}

/** Option words of the kit: those of a part say whose they are. */
export function kitLabels(terms: KitTerms): Record<string, OptionLabel> {
  const labels: Record<string, OptionLabel> = {};
  for (const part of terms.parts) {
    if (!('model' in part)) continue;
    const rename = calls(terms, part.key);
    for (const [name, label] of Object.entries(part.labels)) {
      const shared = terms.shared.includes(name);
      labels[rename(name)] ??= shared ? label : { ...label, name: `${part.name} · ${label.name}` };
    }
  }
  return labels;
}
