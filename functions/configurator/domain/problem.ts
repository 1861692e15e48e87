import type { Choices, Value } from './model.ts';

export const problemCodes = [
  'NO_VARS',
  'BAD_NAME',
  'NO_VALUES',
  'DUPLICATE_VALUE',
  'BAD_VALUE',
  'BAD_MEASURE',
  'DUPLICATE_RULE',
  'BAD_TABLE',
  'EMPTY_CONDITION',
  'UNKNOWN_VAR',
  'UNKNOWN_VALUE',
  'BAD_FORMULA',
  'TOO_LARGE',
  'NO_PRODUCT',
  'DEAD_VALUE',
  'DEAD_RULE',
  'IDLE_RULE',
  'NO_PRICE',
  'NEGATIVE_PRICE',
  'TOO_MANY_BYTES',
  'ENTANGLED_PRICE',
  'BAD_NONSTANDARD',
  'BAD_BILL',
  'BAD_BILL_CONDITION',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** Why a model cannot be published (ENTANGLED_PRICE: what head office should know), as data for a sentence. */
export type Problem = {
  code: ProblemCode;
  /** The rule that is wrong. */
  ruleId?: string;
  /** The variable, table or operation that is wrong, and its value. */
  name?: string;
  value?: Value;
  /** A minimal set of rules that together are the reason. */
  rules?: string[];
  /** Values that show it: of a product, or of the part of one that matters. */
  counterExample?: Choices;
  /** What is wrong in the formula, and where: indices into the tree. */
  formula?: { code: TreeProblemCode; path: number[] };
  /** Nodes or bytes reached. */
  size?: number;
};

export type TreeProblemCode =
  | 'UNKNOWN_OPERATION'
  | 'ARITY'
  | 'NEEDS_INTEGER'
  | 'MIXED_TYPES'
  | 'UNKNOWN_VAR'
  | 'UNKNOWN_TABLE'
  | 'TABLE_DEPTH'
  | 'BAD_TABLE'
  | 'NOT_INTEGER'
  | 'TOO_DEEP';

export type FormulaProblemCode = TreeProblemCode | 'BAD_CHARACTER' | 'UNEXPECTED' | 'FRACTION' | 'NEEDS_DIVISION' | 'TOO_LONG';

/** `at`: index of the character, from 0. `name`: the word that is wrong. */
export type FormulaProblem = { code: FormulaProblemCode; at: number; name?: string };
