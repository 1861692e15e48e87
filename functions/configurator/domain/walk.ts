import { type Choices, isNumberList, isOpNode, type OpTree, type PriceFormula, type Value } from './model.ts';
import { lookUp, operate } from './operation.ts';

export type Evaluate = (values: Choices) => Value;

/** Turns a tree into closures: walked once, evaluated as often as wanted. An unknown variable is NaN. */
export function walk(tree: OpTree, tables: PriceFormula['tables']): Evaluate {
  if (typeof tree === 'number') return () => tree;
  if (isOpNode(tree)) {
    const [op, ...rest] = tree;
    const args = rest.flatMap((x) => (isNumberList(x) ? x.map((n) => walk(n, tables)) : [walk(x, tables)]));
    return (values) =>
      operate(
        op,
        args.map((arg) => arg(values)),
      );
  }
  if ('v' in tree) return (values) => known(values[tree.v]);
  if ('s' in tree) return () => tree.s;
  const table = tables[tree.lookup];
  const keys = tree.keys.map((key) => walk(key, tables));
  return (values) =>
    lookUp(
      table,
      keys.map((key) => key(values)),
    );
}

/** Price in fen of the given values; undefined while a value that matters is open, or where the formula has no price. */
export function priceOf(price: PriceFormula, values: Choices): number | undefined {
  const fen = walk(price.std, price.tables)(values);
  return typeof fen === 'number' && Number.isSafeInteger(fen) ? fen : undefined;
}

/** Inherited names such as 'constructor' are not values. */
function known(value: Value | undefined): Value {
  return typeof value === 'string' || typeof value === 'number' ? value : NaN;
}
