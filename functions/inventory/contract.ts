import * as z from 'zod';
import { routes } from '#platform/contract';
import { id, qty, text } from '#platform/shapes';

export { inventoryRefusals } from './refusals.ts';

const stock = z.object({
  storeId: z.string(),
  storeName: z.string(),
  available: z.int(),
  reserved: z.int(),
  onHand: z.int(),
  safety: z.int(),
});

const serialNumber = z.string().regex(/^[\w./-]{4,40}$/);

export const inventoryContract = routes({
  'GET /inventory/skus/{skuId}': {
    summary: '一件商品在本经销商各门店的库存',
    policy: { allow: ['guide', 'manager', 'dealerAdmin', 'hq'], reach: 'dealer' },
    params: z.strictObject({ skuId: id('sku') }),
    query: z.strictObject({ dealerId: z.string().max(40).optional() }),
    reply: z.object({ skuId: z.string(), available: z.int(), stores: z.array(stock) }),
  },
  'POST /inventory/receipts': {
    summary: '入库（可带序列号）',
    policy: { allow: ['manager', 'dealerAdmin'], reach: 'store' },
    body: z.strictObject({
      storeId: id('org').optional(),
      note: text(100).optional(),
      rows: z
        .array(
          z.strictObject({
            skuId: id('sku').optional(),
            /** Article code or barcode, where the id is not known. */
            code: z.string().trim().min(1).max(64).optional(),
            qty: z.int().min(1).max(100_000),
            serials: z.array(serialNumber).max(80).optional(),
          }),
        )
        .min(1)
        .max(40),
    }),
    status: 201,
    reply: z.object({ receiptId: z.string(), rows: z.array(z.object({ skuId: z.string(), name: z.string(), qty: z.int() })) }),
    refusals: ['RECEIPT_TOO_LARGE', 'RECEIPT_CODE_UNKNOWN', 'SERIAL_KNOWN', 'SERIALS_MISMATCH'],
  },
  'PUT /inventory/skus/{skuId}/safety': {
    summary: '设置本店安全库存',
    policy: { allow: ['manager', 'dealerAdmin'], reach: 'store' },
    params: z.strictObject({ skuId: id('sku') }),
    body: z.strictObject({ storeId: id('org').optional(), safety: z.union([z.literal(0), qty]) }),
    reply: stock.omit({ storeName: true }),
    refusals: ['SAFETY_TOO_HIGH'],
  },
});
