import * as z from 'zod';
import { fen } from '#platform/shapes';

const kitPart = z.object({
  madeId: z.string(),
  name: z.string(),
  part: z.string(),
  partName: z.string(),
  qty: z.int(),
  parts: z.int(),
  rateBp: z.int().optional(),
  priceFen: fen.optional(),
  roundTo: z.int(),
});

/** What pricing needs of a configuration, so that a phone prices it as the server does. */
export const configuredGoods = z.object({
  configurationId: z.string(),
  modelId: z.string(),
  modelVersion: z.int(),
  skuId: z.string(),
  text: z.string(),
  priceFen: fen,
  /** Ask the store's manager before it can be sold; sold until then once approved. */
  needsApproval: z.boolean().optional(),
  approvalId: z.string().optional(),
  approvedUntil: z.string().optional(),
  kit: kitPart.optional(),
});
