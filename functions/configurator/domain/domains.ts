import type { Diagram } from './diagram.ts';
import type { Choices, Value } from './model.ts';
import { OPEN, picksOf, sweep } from './sweep.ts';
import { priceOf, walk } from './walk.ts';

/** `fits`: some valid product has the value and all *other* choices. `fromFen`: the lowest price of such products. */
export type Option = { value: Value; fits: boolean; fromFen?: number };

export type Outlook = {
  /** Valid products that have all choices; exact up to 2^53. */
  solutions: number;
  /** Per variable the values that these products have, in the order of the model. */
  domains: Record<string, Value[]>;
  /** Variables not chosen that have one value left. */
  implied: Record<string, Value>;
  /** Every value of every variable; for a chosen variable what one tap would change to. */
  options: Record<string, Option[]>;
  /** Lowest price of the products left; a lower bound if not `exact`. Absent without products or prices. */
  fromFen?: number;
  exact: boolean;
  /** The price, once everything that it depends on is chosen or implied. */
  priceFen?: number;
};

/**
 * Everything a page needs after each choice. The order of the choices does not matter; a choice that the model does not know
 * leaves no product. Prices are fen.
 */
export function domainsOf(diagram: Diagram, choices: Choices): Outlook {
  const picks = picksOf(diagram, choices);
  const { count, least, through } = sweep(diagram, picks);
  const domains: Outlook['domains'] = {};
  const implied: Outlook['implied'] = {};
  const options: Outlook['options'] = {};
  const fen = fromPrice(diagram);
  for (const [name, values] of Object.entries(diagram.vars)) {
    const level = diagram.order.indexOf(name);
    const costs = through[level] ?? [];
    const pick = picks[level] ?? 0;
    const list = values.map((value, i): Option => option(value, costs[i] ?? Infinity, fen));
    const left = values.filter((_, i) => list[i]?.fits && (pick === i || pick === OPEN));
    options[name] = list;
    domains[name] = left;
    const [only] = left;
    if (pick === OPEN && left.length === 1 && only !== undefined) implied[name] = only;
  }
  const priceFen = count && diagram.price ? priceOf(diagram.price, { ...implied, ...choices }) : undefined;
  // Where the sweep has only a lower bound, a complete product still knows better.
  const fromFen = priceFen ?? fen(least);
  return {
    solutions: count,
    domains,
    implied,
    options,
    exact: diagram.from?.exact ?? false,
    ...(fromFen === undefined ? {} : { fromFen }),
    ...(priceFen === undefined ? {} : { priceFen }),
  };
}

type Fen = (cost: number) => number | undefined;

/** Price of a sum of costs; undefined in a model without prices, or for Infinity. */
export function fromPrice({ from, price }: Diagram): Fen {
  if (!from || !price) return () => undefined;
  const outer = walk(from.outer, price.tables);
  // Many values lead to the same few sums.
  const known = new Map<number, number>();
  return (cost) => {
    if (cost === Infinity) return undefined;
    const fen = known.get(cost) ?? Number(outer({ '': from.offsetFen + cost }));
    known.set(cost, fen);
    return fen;
  };
}

function option(value: Value, cost: number, fen: Fen): Option {
  const fromFen = fen(cost);
  return { value, fits: cost < Infinity, ...(fromFen === undefined ? {} : { fromFen }) };
}
