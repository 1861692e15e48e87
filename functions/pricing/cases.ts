import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { priceCart } from './domain/price-cart.ts';
import type { Priced } from './domain/priced.ts';
import { LANES } from './domain/promotion.ts';
import { refundProrata, refundReprice } from './domain/refund.ts';

const fen = z.number().int();
const text = z.string();
const units = z.number().int();

const scope = z.object({ cats: z.array(text).optional(), skus: z.array(text).optional(), notSkus: z.array(text).optional() });

const base = z.object({
  id: text,
  priority: z.number().optional(),
  group: text.optional(),
  exclusive: z.literal('ORDER').optional().catch(undefined),
  combinesWith: z.array(z.enum(LANES)).optional(),
  scope: scope.optional(),
  from: text.optional(),
  to: text.optional(),
});

const item = base.extend({ lane: z.literal('ITEM') });
const bundle = base.extend({ lane: z.enum(['BUNDLE', 'COUPON']) });
const orderWide = base.extend({
  lane: z.enum(['ORDER', 'COUPON', 'MANUAL']),
  basis: z.enum(['RUNNING', 'LIST']).optional().catch(undefined),
});

const promotion = z.union([
  item.extend({ kind: z.literal('UNIT_PRICE'), unitPrice: fen }),
  item.extend({ kind: z.literal('RATE'), rateBp: units, roundAt: z.enum(['unit', 'line']).optional() }),
  bundle.extend({ kind: z.literal('NTH'), n: units, rateBp: units }),
  bundle.extend({
    kind: z.literal('KIT'),
    components: z.array(z.object({ sku: text, qty: units })),
    price: fen,
    maxSets: units.optional(),
  }),
  orderWide.extend({ kind: z.literal('RATE'), rateBp: units, min: fen.optional(), cap: fen.optional() }),
  orderWide.extend({ kind: z.literal('TIERS'), tiers: z.array(z.object({ min: fen, off: fen })) }),
  orderWide.extend({ kind: z.literal('EACH'), per: fen, off: fen, maxTimes: units.optional() }),
  base.extend({
    lane: z.literal('POINTS'),
    kind: z.literal('POINTS'),
    points: units,
    pointsPerYuan: units.default(100),
    capBp: units.optional(),
  }),
]);

const cart = z.object({
  pricedAt: text,
  select: z.enum(['PRIORITY', 'BEST']).optional(),
  lines: z.array(
    z.object({
      key: text,
      sku: text,
      cat: text.optional(),
      qty: units,
      unit: fen,
      floor: fen.optional(),
      gift: z.boolean().optional(),
    }),
  ),
});

const fens = z.record(text, fen);

const priceCase = z.object({
  cart,
  promos: z.array(promotion),
  refund: z.object({ prorata: z.record(text, z.array(units)).optional(), repriceKept: z.record(text, units).optional() }).optional(),
  expect: z.object({
    list: fen,
    net: fen,
    discount: fen,
    lines: z.array(z.object({ key: text, list: fen, net: fen, alloc: fens, units: z.array(fen) })),
    applied: z.array(text),
    unabsorbed: fens.optional(),
    refund: z
      .object({
        prorata: z.object({ total: fen, byLine: fens }).optional(),
        reprice: z.object({ keepWorth: fen, refund: fen }).optional(),
      })
      .optional(),
  }),
});

type PriceCase = z.infer<typeof priceCase>;

/** Runs one case of the acceptance file for prices (its README says what is compared); the detail names the first difference. */
export function runPricingCase(c: unknown): { ok: boolean; detail?: string } {
  const parsed = priceCase.safeParse(withoutNulls(c));
  if (!parsed.success) return { ok: false, detail: z.prettifyError(parsed.error) };
  const found = outcomeOf(parsed.data);
  for (const [part, wanted] of expectedOf(parsed.data.expect)) {
    const got = found.get(part);
    if (!isDeepStrictEqual(got, wanted))
      return { ok: false, detail: `${part}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}` };
  }
  return { ok: true };
}

type Parts = Map<string, unknown>;

function expectedOf({ refund, ...expect }: PriceCase['expect']): Parts {
  const parts = partsOf({ ...expect, unabsorbed: expect.unabsorbed ?? {} });
  if (!expect.unabsorbed) parts.delete('unabsorbed');
  if (refund?.prorata) parts.set('prorata', refund.prorata);
  if (refund?.reprice) parts.set('reprice', refund.reprice);
  return parts;
}

function outcomeOf({ cart, promos, refund }: PriceCase): Parts {
  const priced = priceCart(cart, promos);
  const parts = partsOf(priced);
  if (refund?.prorata) parts.set('prorata', refundProrata(priced, refund.prorata));
  if (refund?.repriceKept) parts.set('reprice', refundReprice(cart, promos, refund.repriceKept));
  return parts;
}

type Compared = Pick<Priced, 'list' | 'net' | 'discount' | 'lines' | 'applied' | 'unabsorbed'>;

function partsOf({ list, net, discount, lines, applied, unabsorbed }: Compared): Parts {
  const parts: Parts = new Map<string, unknown>(Object.entries({ list, net, discount, applied: [...applied].sort(), unabsorbed }));
  parts.set('line keys', lines.map(({ key }) => key).sort());
  for (const line of lines) parts.set(`line ${line.key}`, line);
  return parts;
}

/** The files leave out what is absent; null is taken the same way. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(entries.map(([key, field]) => [key, withoutNulls(field)]));
}
