import * as z from 'zod';
import type { Schema } from './json-schema.ts';

/** A value that a contract's schema accepts, with every field filled in: what an honest phone might send about things that do not exist. */
export function sampleOf(schema: z.ZodType): unknown {
  const json: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return sample(json as Schema, schema);
}

function sample(schema: Schema, whole: z.ZodType): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [either] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  if (either) return sample(either, whole);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, field]) => [name, sample(field, whole)]));
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}, whole));
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1, 1);
    case 'boolean':
      return true;
    case 'string':
      return text(schema);
    default:
      return 'x';
  }
}

const KNOWN: readonly [RegExp, string][] = [
  [/^\^(\w\w)_\[0-9A-HJKMNP-TV-Z\]/, ''],
  [/1\[3-9\]/, '19900000000'],
  [/0\[1-9\]\|1\[0-2\]/, '2026-03'],
  [/\^1\[0-5\]/, '130000000000000000'],
];

function text({ pattern = '', format, minLength = 1 }: Schema): string {
  const prefix = /^\^(\w\w)_\[0-9A-HJKMNP-TV-Z\]/.exec(pattern)?.[1];
  if (prefix) return `${prefix}_${'0'.repeat(26)}`;
  const known = KNOWN.find(([like]) => like.test(pattern));
  if (known?.[1]) return known[1];
  if (format === 'date-time') return '2026-03-02T10:00:00.000Z';
  if (format === 'date') return '2026-03-02';
  if (format === 'uri') return 'https://example.com/x';
  if (/\\d\{8,12\}/.test(pattern)) return '1900000109';
  return 'a'.repeat(Math.max(1, minLength));
}

/** Requests that no contract accepts, or that carry more than they should. */
export const broken: readonly unknown[] = [
  null,
  [],
  'text',
  -1,
  {},
  { unknown: true },
  { __proto__: null, constructor: { prototype: {} } },
  { lines: 'x', memberId: 7, amountFen: 1.5, qty: -3, split: [{}] },
  { amountFen: Number.MAX_SAFE_INTEGER, expectedNetFen: -1, lines: Array.from({ length: 500 }, () => ({})) },
  { name: '\u0000\u0007', mobile: '138 0000 0000', code: '\n', q: '%00' },
  { name: 'x'.repeat(10_000), note: '😀'.repeat(3_000) },
];
