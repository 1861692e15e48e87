import * as z from 'zod';
import { fen, id, instant, qty } from '#platform/shapes';

/** The wire shape of a promotion: the engine's own data, bounded. Its id and version are the server's. */
const lane = z.enum(['ITEM', 'BUNDLE', 'ORDER', 'COUPON', 'MANUAL', 'POINTS']);
const skus = z.array(id('sku')).max(500);
const words = z.array(z.string().trim().min(1).max(60)).max(50);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** What stays payable. */
const rateBp = z.int().min(0).max(9999);
const some = fen.min(1);

const base = {
  priority: z.int().min(0).max(999).optional(),
  group: z.string().trim().min(1).max(30).optional(),
  exclusive: z.literal('ORDER').optional(),
  combinesWith: z.array(lane).max(6).optional(),
  scope: z.strictObject({ cats: words.optional(), skus: skus.optional(), notSkus: skus.optional() }).optional(),
  from: instant.optional(),
  to: instant.optional(),
  weekly: z
    .array(z.strictObject({ days: z.array(z.int().min(1).max(7)).min(1).max(7), from: clock, to: clock }))
    .max(14)
    .optional(),
  stores: z.array(id('org')).max(200).optional(),
  memberLevels: z.array(z.string().min(1).max(20)).max(10).optional(),
  refund: z.enum(['PRORATA', 'REPRICE']).optional(),
};
const item = { lane: z.literal('ITEM'), ...base };
const bundle = { lane: z.literal('BUNDLE'), ...base };
const order = { lane: z.literal('ORDER'), basis: z.enum(['RUNNING', 'LIST']).optional(), ...base };

const itemRate = z.strictObject({ kind: z.literal('RATE'), rateBp, roundAt: z.enum(['unit', 'line']).optional(), ...item });
const orderRate = z.strictObject({ kind: z.literal('RATE'), rateBp, min: fen.optional(), cap: some.optional(), ...order });

/** Head office and dealers publish for goods, bundles and whole orders; coupons, hand discounts and points make their own. */
export const promotionShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('UNIT_PRICE'), unitPrice: fen, ...item }),
  z.discriminatedUnion('lane', [itemRate, orderRate]),
  z.strictObject({ kind: z.literal('NTH'), n: z.int().min(2).max(99), rateBp, ...bundle }),
  z.strictObject({
    kind: z.literal('KIT'),
    components: z
      .array(z.strictObject({ sku: id('sku'), qty }))
      .min(1)
      .max(20),
    price: fen,
    maxSets: z.int().min(1).max(999).optional(),
    ...bundle,
  }),
  z.strictObject({
    kind: z.literal('GIFT'),
    minQty: qty.optional(),
    minFen: some.optional(),
    maxTimes: z.int().min(1).max(99).optional(),
    sku: id('sku'),
    qty,
    ...bundle,
  }),
  z.strictObject({
    kind: z.literal('TIERS'),
    tiers: z
      .array(z.strictObject({ min: fen, off: some }))
      .min(1)
      .max(10),
    ...order,
  }),
  z.strictObject({ kind: z.literal('EACH'), per: some, off: some, maxTimes: z.int().min(1).max(999).optional(), ...order }),
  z.strictObject({ kind: z.literal('TRIM'), unit: z.int().min(2).max(100_000), ...order }),
]);

export type PromotionDraft = z.output<typeof promotionShape>;
