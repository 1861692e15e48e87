import * as z from 'zod';
import { fen, text } from '#platform/shapes';
import { type OpTree, operators, type PriceTable, type Rule } from './domain/model.ts';

/** Codes of values: a number of millimetres, or a short word. */
export const value = z.union([z.int(), z.string().min(1).max(40)]);
const name = z.string().min(1).max(40);
const values = z.array(value).min(1).max(200).readonly();
const condition = z.record(name, values);

const rule: z.ZodType<Rule> = z.union([
  z.strictObject({ id: name, if: condition, then: condition }),
  z.strictObject({ id: name, not: condition }),
  z.strictObject({
    id: name,
    table: z.strictObject({
      cols: z.array(name).min(1).max(6),
      kind: z.enum(['allow', 'forbid']),
      rows: z.array(z.array(value)).max(2000),
    }),
  }),
]);

export const rules = z.array(rule).max(500);

const opTree: z.ZodType<OpTree> = z.lazy(() =>
  z.union([
    z.int(),
    // A diagram's own `from.outer` reads the sum of the edges as the variable ''.
    z.strictObject({ v: z.string().max(40) }),
    z.strictObject({ s: z.string().max(40) }),
    z.strictObject({ lookup: name, keys: z.array(opTree).max(6) }),
    z.tuple([z.enum(operators)], z.union([opTree, z.array(z.int()).max(200)])),
  ]),
);
const priceTable: z.ZodType<PriceTable> = z.lazy(() => z.union([z.int(), z.record(z.string().max(40), priceTable)]));
const price = z.object({ tables: z.record(name, priceTable), std: opTree });
const measures = z.record(name, z.object({ min: z.int(), max: z.int(), step: z.int().min(1) }));
const vars = z.record(name, values);

/** What head office writes; its sense is checked by the compiler, which names the rule. */
export const model = z.strictObject({ vars, rules, measures: measures.optional(), price: price.optional() });

const sizes = z.record(name, z.int().min(1).max(100_000));

/** Sizes off the list: on a grid, between limits, billed as the next larger standard size. */
const nonstandard = z.strictObject({
  step: z.int().min(1).max(10_000),
  min: sizes,
  max: sizes,
  surchargeBp: z.int().min(0).max(100_000),
  surchargeMin: fen,
  leadDays: z.int().min(0).max(365),
  approval: z.boolean(),
});

export const settings = z.strictObject({
  leadDays: z.int().min(0).max(365).optional(),
  nonstandard: nonstandard.optional(),
  bom: z
    .array(z.strictObject({ part: text(40), name: text(40), unit: text(10), qty: opTree, if: condition.optional() }))
    .max(100)
    .readonly()
    .optional(),
});

/** What guides and customers see of them: never what a product is made of. */
export const soldSettings = z.object({ leadDays: z.int().optional(), nonstandard: nonstandard.optional() });

/** What phones traverse. */
export const diagram = z.object({
  vars,
  order: z.array(name).readonly(),
  kids: z.array(z.array(z.int()).readonly()).readonly(),
  costs: z.array(z.array(z.int()).readonly()).readonly(),
  measures: measures.optional(),
  price: price.optional(),
  from: z.object({ offsetFen: z.int(), outer: opTree, exact: z.boolean() }).optional(),
});
