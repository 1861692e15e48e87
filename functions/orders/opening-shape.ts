import * as z from 'zod';
import { bps, day, fen, id, text } from '#platform/shapes';
import { ask } from '#pricing/contract';

const split = z.strictObject({ personId: id('person'), bps: bps.min(1) });

/** What is sold, asked exactly as a quote is, with who shares it. */
export const saleAsk = ask.extend({
  split: z.array(split).min(1).max(6).optional(),
  note: text(200).optional(),
});

/** 定金 due now, the balance later; and when and how the customer gets the goods. */
export const terms = {
  deposit: z.strictObject({ amountFen: fen.min(1) }).optional(),
  handover: z.strictObject({ way: z.enum(['PICKUP', 'DELIVERY']), day, address: text(120).optional() }).optional(),
};

/** `expectedNetFen` is the price the customer agreed to. */
export const openingBody = saleAsk.extend({
  expectedNetFen: fen,
  ...terms,
  /** Cash in hand for all that is due now, the whole slip or its deposit: opened and taken in one transaction. */
  cash: z.strictObject({ receivedFen: fen }).optional(),
  /** A manager's approval of exactly this sale: the manager's limit of manual discounts then holds instead of the opener's own. */
  approvalId: id('approval').optional(),
});
