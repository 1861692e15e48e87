/** A product model as head office writes it: option groups with their values, rules between them, and a price formula. */

/** Codes, not labels. 1800 and '1800' are different values. */
export type Value = string | number;

export type Choices = Readonly<Record<string, Value>>;

/** Every named variable has one of its listed values. */
export type Condition = Readonly<Record<string, readonly Value[]>>;

/** Rows of values in the order of `cols`; '*' stands for any value. */
export type RuleTable = { cols: readonly string[]; kind: 'allow' | 'forbid'; rows: readonly (readonly Value[])[] };

export type Rule = { id: string } & ({ if: Condition; then: Condition } | { not: Condition } | { table: RuleTable });

/** A number the customer gives freely, in whole units (mm, characters), on a grid of `step`. It stays outside the diagram. */
export type Measure = { min: number; max: number; step: number };

/** Integer leaves under one level of keys per lookup key. Number values are found under their decimal text. */
export type PriceTable = number | { readonly [key: string]: PriceTable };

export const operators = [
  'add',
  'sub',
  'mul',
  'mulDiv',
  'mulDivCeil',
  'min',
  'max',
  'stepUp',
  'nextIn',
  'if',
  'eq',
  'ge',
  'gt',
  'and',
  'or',
] as const;

export type Operator = (typeof operators)[number];

/** Arguments of `nextIn` after the first may be one list of integers or the integers themselves. */
export type OpNode = readonly [Operator, ...(OpTree | readonly number[])[]];
export type Lookup = { readonly lookup: string; readonly keys: readonly OpTree[] };
export type OpTree = number | { readonly v: string } | { readonly s: string } | Lookup | OpNode;

/** `std` gives the price of a complete standard product in fen. */
export type PriceFormula = { tables: Readonly<Record<string, PriceTable>>; std: OpTree };

export type Model = {
  vars: Readonly<Record<string, readonly Value[]>>;
  rules: readonly Rule[];
  measures?: Readonly<Record<string, Measure>> | undefined;
  price?: PriceFormula | undefined;
};

export function isOpNode(tree: OpTree | readonly number[]): tree is OpNode {
  return Array.isArray(tree) && typeof tree[0] === 'string';
}

export function isNumberList(tree: OpTree | readonly number[]): tree is readonly number[] {
  return Array.isArray(tree) && typeof tree[0] !== 'string';
}
