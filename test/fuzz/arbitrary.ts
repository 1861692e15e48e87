import * as fc from 'fast-check';
import * as z from 'zod';
import type { Schema } from '../inputs/json-schema.ts';

/** Real ids by their prefix, so that a request that is well formed often also finds something. */
export type Ids = ReadonlyMap<string, readonly string[]>;

/** Values that a contract's schema accepts (but for what only a refinement in code can tell), optional fields there or not. */
export function valuesOf(schema: z.ZodType, ids: Ids): fc.Arbitrary<unknown> {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
  return values(json, { ids, defs: json.$defs ?? {}, depth: 0 });
}

type Known = { ids: Ids; defs: Record<string, Schema>; depth: number };

function values(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  // A model's formula holds formulas: deep ones are no better a test than shallow ones.
  if (known.depth > 12) return fc.constant(null);
  const deeper = { ...known, depth: known.depth + 1 };
  if (schema.$ref !== undefined) return values(known.defs[schema.$ref.split('/').at(-1) ?? ''] ?? {}, deeper);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return fc.oneof(...either.map((one) => values(one, deeper)));
  if (schema.allOf) return values(schema.allOf[0] ?? {}, deeper);
  switch (schema.type) {
    case 'object':
      return objects(schema, deeper);
    case 'array':
      return fc.array(values(schema.items ?? {}, deeper), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3),
      });
    case 'integer':
      return integers(schema);
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true, min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6 });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return strings(schema, known.ids);
    default:
      return fc.constantFrom(null, 'x', 1, {});
  }
}

function objects({ properties = {}, required = [], additionalProperties, propertyNames }: Schema, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, values(field, known)]));
  if (typeof additionalProperties !== 'object') return fc.record(fields, { requiredKeys: required, noNullPrototype: true });
  const names = propertyNames ? strings(propertyNames, known.ids) : fc.constantFrom('a', 'b2', '宽度');
  return fc.dictionary(names, values(additionalProperties, known), { maxKeys: 3, noNullPrototype: true });
}

const INTERESTING = [0, 1, 2, 100, 999_999, 100_000_000, Number.MAX_SAFE_INTEGER];

function integers({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): fc.Arbitrary<number> {
  const min = Math.max(minimum ?? Number.MIN_SAFE_INTEGER, (exclusiveMinimum ?? Number.MIN_SAFE_INTEGER - 1) + 1);
  const max = Math.min(maximum ?? Number.MAX_SAFE_INTEGER, (exclusiveMaximum ?? Number.MAX_SAFE_INTEGER + 1) - 1);
  const edges = [min, max, ...INTERESTING].filter((one) => one >= min && one <= max);
  return fc.oneof(
    fc.constantFrom(...edges),
    fc.integer({ min: Math.max(min, -1000), max: Math.max(Math.max(min, -1000), Math.min(max, 1000)) }),
  );
}

const HAN = ['欧阳女士', '山岚', 'ﷺ', '😀', ' x ', '<b>', "o'neil", '\\u0000'];

function strings({ pattern, format, minLength = 0, maxLength = 40 }: Schema, ids: Ids): fc.Arbitrary<string> {
  const prefix = /^\^(\w\w)_\[0-9A-HJKMNP-TV-Z\]/.exec(pattern ?? '')?.[1];
  const real = prefix === undefined ? [] : (ids.get(prefix) ?? []);
  if (format === 'date-time') return instants();
  if (format === 'date') return fc.constantFrom('2026-03-02', '2026-02-28', '2099-12-31', '2026-03-31');
  if (format === 'uri') return fc.constantFrom('https://daogou.example/x', 'https://example.com');
  if (pattern !== undefined) {
    const fitting = matching(pattern).filter((text) => text.length >= minLength);
    return real.length > 0 ? fc.oneof({ arbitrary: fc.constantFrom(...real), weight: 4 }, { arbitrary: fitting, weight: 1 }) : fitting;
  }
  const longest = Math.min(maxLength, 60);
  const fitting = HAN.filter((text) => text.length >= minLength && text.length <= longest);
  const free = fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, longest) });
  return fitting.length > 0 ? fc.oneof(fc.constantFrom(...fitting), free) : free;
}

const made = new Map<string, fc.Arbitrary<string>>();

/** Reading a pattern takes longer than making hundreds of texts of it, and contracts repeat a few dozen of them. */
function matching(pattern: string): fc.Arbitrary<string> {
  const known = made.get(pattern) ?? fc.stringMatching(new RegExp(pattern));
  made.set(pattern, known);
  return known;
}

const instants = (): fc.Arbitrary<string> =>
  fc.constantFrom(
    '2026-03-02T02:00:00.000Z',
    '2026-03-02T10:30:00.000Z',
    '2027-01-01T00:00:00.000Z',
    '2025-01-01T00:00:00.000Z',
    '2099-12-31T23:59:59.999Z',
  );
