import { Refusal } from '#kernel/refusal';
import { type Compiled, compileModel } from './compile.ts';
import { contradiction } from './contradiction.ts';
import { coreOf, negated } from './core.ts';
import type { Diagram } from './diagram.ts';
import { domainsOf } from './domains.ts';
import { isNumberList, isOpNode, type Model, type OpTree, type Value } from './model.ts';
import type { Problem } from './problem.ts';
import { variablesOf } from './residual.ts';
import { type Clause, clausesOf, type Effort, findProduct } from './search.ts';
import type { ModelSettings } from './settings.ts';
import { settingsProblems } from './settings-check.ts';
import { shapeProblems } from './shape.ts';
import { walk } from './walk.ts';

/** What a diagram may weigh, so that a phone loads it at once. */
export const DIAGRAM_BYTES_MAX = 65_536;

/** Branches of the searches behind one check; a second or two. When they run out, dead rules may go unseen. */
const EFFORT = 40_000;

/** Dead values that are explained; more would not be read. */
const SHOWN = 40;

export type Checked =
  /** `bytes` gzipped; `notices` do not stand in the way. */
  { ok: true; diagram: Diagram; nodes: number; bytes: number; notices: Problem[] } | { ok: false; problems: Problem[] };

/**
 * Everything that must hold before a model is published: it compiles, has a product, no dead value, no dead rule and a price for
 * every product, and is small enough. `gzipBytes` weighs the diagram's JSON. The first kind of problem found is reported in full.
 */
export function checkModel(model: Model, gzipBytes: (json: string) => number, settings: ModelSettings = {}): Checked {
  const shape = [...shapeProblems(model), ...settingsProblems(model, settings)];
  if (shape.length) return { ok: false, problems: shape };
  const compiled = compiledOr(model);
  if ('code' in compiled) return { ok: false, problems: [compiled] };
  const { diagram, nodes } = compiled;
  const bytes = gzipBytes(JSON.stringify(diagram));
  const problems = [...ruleProblems(model, diagram), ...priceProblems(model, compiled), ...weightProblems(bytes)];
  if (problems.length) return { ok: false, problems };
  return { ok: true, diagram, nodes, bytes, notices: compiled.entangled ? [{ code: 'ENTANGLED_PRICE' }] : [] };
}

function compiledOr(model: Model): Compiled | Problem {
  try {
    return compileModel(model);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'TOO_LARGE') throw error;
    return { code: 'TOO_LARGE', size: Number(error.facts.nodes), name: String(error.facts.names) };
  }
}

function weightProblems(size: number): Problem[] {
  return size > DIAGRAM_BYTES_MAX ? [{ code: 'TOO_MANY_BYTES', size }] : [];
}

function ruleProblems(model: Model, diagram: Diagram): Problem[] {
  const clauses = clausesOf(model);
  const effort = { left: EFFORT };
  const { solutions, options } = domainsOf(diagram, {});
  if (solutions === 0) return [noProduct(model, clauses, effort, diagram)];
  const dead = Object.entries(options).flatMap(([name, list]) => list.filter((x) => !x.fits).map((x) => ({ name, value: x.value })));
  return [
    ...dead.slice(0, SHOWN).map(({ name, value }) => deadValue(model, clauses, effort, name, value)),
    ...clauses.flatMap((clause) => deadRule(model, clauses, effort, clause)),
  ];
}

function noProduct({ vars }: Model, clauses: readonly Clause[], effort: Effort, { order }: Diagram): Problem {
  const against = contradiction(vars, clauses, order);
  return { code: 'NO_PRODUCT', rules: idsOf(coreOf(vars, against, effort, against[against.length - 1]?.scope ?? [])) };
}

function deadValue({ vars }: Model, clauses: readonly Clause[], effort: Effort, name: string, value: Value): Problem {
  const rules = idsOf(coreOf(vars, clauses, effort, [name], { [name]: [value] }));
  return { code: 'DEAD_VALUE', name, value, rules, counterExample: { [name]: value } };
}

/** A rule is dead if every product that it excludes is excluded by the others: there is none that keeps all but this one. */
function deadRule({ vars }: Model, clauses: readonly Clause[], effort: Effort, rule: Clause): Problem[] {
  const others = clauses.filter((other) => other !== rule);
  const against = negated(rule);
  if (findProduct(vars, [...others, against], effort) !== 'NONE') return [];
  const core = coreOf(vars, [...others, against], effort, rule.scope).filter((other) => other !== against);
  if (core.length === 0) return [{ code: 'IDLE_RULE', ruleId: rule.id }];
  const excluded = findProduct(vars, [against], effort);
  const shown = typeof excluded === 'object' ? Object.entries(excluded.product).filter(([name]) => rule.scope.includes(name)) : [];
  return [{ code: 'DEAD_RULE', ruleId: rule.id, rules: idsOf(core), counterExample: Object.fromEntries(shown) }];
}

function idsOf(clauses: readonly Clause[]): string[] {
  return clauses.map((clause) => clause.id);
}

function priceProblems({ price }: Model, { diagram, unpriced }: Compiled): Problem[] {
  if (!price) return [];
  if (unpriced) {
    const used = variablesOf(price.std);
    const counterExample = Object.fromEntries(Object.entries(unpriced).filter(([name]) => used.includes(name)));
    const name = gapIn(price.std, (tree) => walk(tree, price.tables)(unpriced));
    return [{ code: 'NO_PRICE', counterExample, ...(name === undefined ? {} : { name }) }];
  }
  return negativePrice(diagram);
}

function negativePrice(diagram: Diagram): Problem[] {
  let choices: Record<string, Value> = {};
  if (!diagram.from?.exact || (domainsOf(diagram, choices).fromFen ?? 0) >= 0) return [];
  for (const name of diagram.order) {
    const options = (domainsOf(diagram, choices).options[name] ?? []).filter((option) => option.fits);
    const [cheapest] = options.sort((a, b) => (a.fromFen ?? 0) - (b.fromFen ?? 0));
    if (cheapest) choices = { ...choices, [name]: cheapest.value };
  }
  return [{ code: 'NEGATIVE_PRICE', counterExample: choices }];
}

/** The innermost table or operation that has no value; of a condition only the branch taken counts. */
function gapIn(tree: OpTree, evaluate: (tree: OpTree) => Value): string | undefined {
  if (typeof tree === 'number' || !Number.isNaN(evaluate(tree))) return undefined;
  if (!isOpNode(tree)) return 'lookup' in tree ? tree.lookup : undefined;
  const [op, ...rest] = tree;
  const args = rest.flatMap((arg): OpTree[] => (isNumberList(arg) ? [] : [arg]));
  const condition = op === 'if' ? evaluate(args[0] ?? NaN) : NaN;
  const live = Number.isNaN(condition) ? args : args.slice(condition ? 1 : 2, condition ? 2 : 3);
  return live.map((arg) => gapIn(arg, evaluate)).find((name) => name !== undefined) ?? op;
}
