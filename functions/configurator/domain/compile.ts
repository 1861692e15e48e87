/**
 * Compiles a model to the diagram that phones and server traverse. Runs on the server, when head office tests or publishes.
 * Expects a model without shape problems (`shapeProblems`).
 */
import { Refusal } from '#kernel/refusal';
import type { Diagram } from './diagram.ts';
import { addUp, type Edge, type Graph, NO, newGraph, sizeOf, type Way } from './graph.ts';
import { layersOf } from './layers.ts';
import type { Choices, Model, Value } from './model.ts';
import { priceGraph, priceScopes } from './price-sum.ts';
import { ruleGraph } from './rule-graph.ts';
import { constraintOf } from './rule-rows.ts';
import { variableOrders } from './variable-order.ts';

export type Compiled = {
  diagram: Diagram;
  nodes: number;
  /** A valid product for which the formula gives no price. */
  unpriced?: Choices;
  /** Part of the formula was too entangled: "from" prices are lower bounds, and a missing price may have gone unseen. */
  entangled: boolean;
};

/** Nodes made while compiling one order, garbage included; about a second. */
const WORK = 300_000;
/** Small enough not to look for a smaller one. */
const GOOD = 4_000;
const ORDERS_TRIED = 3;

/** Refuses TOO_LARGE {nodes, names}: the model must be split; names are the variables that most rules tie together. */
export function compileModel(model: Model, work: number = WORK): Compiled {
  const { graph, order, rules, valid } = validGraph(model, work);
  const priced = model.price && valid.node !== NO ? priceGraph(graph, rules, valid, model.price, model, order) : undefined;
  const root = priced?.sum ?? valid;
  return {
    diagram: { ...head(model, order), ...layersOf(graph, root.node), ...(priced?.from ? { from: priced.from } : {}) },
    nodes: sizeOf(graph, root.node),
    ...(priced?.gap ? { unpriced: productOf(priced.gap, order, model.vars) } : {}),
    entangled: priced?.entangled ?? false,
  };
}

function head(model: Model, order: readonly string[]): Pick<Diagram, 'vars' | 'order' | 'measures' | 'price'> {
  return {
    vars: model.vars,
    order,
    ...(model.measures ? { measures: model.measures } : {}),
    ...(model.price ? { price: model.price } : {}),
  };
}

type Valid = { graph: Graph; order: string[]; rules: Edge[]; valid: Edge };

/** Tries the promising orders; the first good one, else the smallest. */
function validGraph(model: Model, work: number): Valid {
  const names = Object.keys(model.vars);
  const scopes = [...model.rules.map((rule) => constraintOf(rule, model.vars).scope), ...priceScopes(model)];
  const tied = scopes.map((scope) => scope.map((name) => names.indexOf(name)).filter((v) => v >= 0)).filter((scope) => scope.length > 1);
  const orders = variableOrders(
    names.map((name) => model.vars[name]?.length ?? 0),
    tied,
  );
  let best: (Valid & { nodes: number }) | undefined;
  for (const places of orders.slice(0, ORDERS_TRIED)) {
    const found = conjunction(
      model,
      places.map((v) => names[v] ?? ''),
      // An order that takes more work than one that is done already will hardly end smaller.
      best ? best.graph.level.length : work,
    );
    if (found && (!best || found.nodes < best.nodes)) best = found;
    if (best && best.nodes <= GOOD) break;
  }
  if (!best) throw new Refusal('TOO_LARGE', { nodes: work, names: mostTied(model).join(', ') });
  return best;
}

function conjunction(model: Model, order: string[], work: number): (Valid & { nodes: number }) | undefined {
  const graph = newGraph(
    order.map((name) => model.vars[name]?.length ?? 0),
    work,
  );
  try {
    const rules = model.rules.map((rule) => ruleGraph(graph, constraintOf(rule, model.vars), order, model.vars));
    const valid = addUp(graph, rules);
    return { graph, order, rules, valid, nodes: sizeOf(graph, valid.node) };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'TOO_LARGE') return undefined;
    throw error;
  }
}

function productOf(way: Way, order: readonly string[], vars: Model['vars']): Choices {
  const product: Record<string, Value> = {};
  for (const name of Object.keys(vars)) {
    const value = vars[name]?.[way[order.indexOf(name)] ?? 0];
    if (value !== undefined) product[name] = value;
  }
  return product;
}

/** The three variables that occur in most rules: where to split. */
function mostTied(model: Model): string[] {
  const count = (name: string) => model.rules.filter((rule) => constraintOf(rule, model.vars).scope.includes(name)).length;
  return Object.keys(model.vars)
    .map((name) => ({ name, rules: count(name) }))
    .sort((a, b) => b.rules - a.rules)
    .slice(0, 3)
    .map((x) => x.name);
}
