import * as z from 'zod';
import { routes } from '#platform/contract';
import { bps, cursor, fen, id } from '#platform/shapes';

export { catalogueRefusals } from './refusals.ts';

const service = z.object({ kind: z.enum(['INSURANCE', 'INSTALLATION']), cats: z.array(z.string()).readonly() });

const skuSummary = z.object({
  skuId: id('sku'),
  code: z.string(),
  name: z.string(),
  spec: z.string(),
  brand: z.string(),
  cat: z.string(),
  unit: z.string(),
  serialised: z.boolean(),
  status: z.enum(['ON_SALE', 'OFF_SALE']),
  listFen: fen.optional(),
  modelId: z.string().optional(),
  imageUrl: z.string().optional(),
  service: service.optional(),
});

const sku = skuSummary.extend({
  listFen: fen,
  memberFen: fen.optional(),
  series: z.string().optional(),
  barcodes: z.array(z.string()),
  tags: z.array(z.string()),
  /** Store managers and above. */
  floorFen: fen.optional(),
  /** Dealer administrators and head office. */
  costFen: fen.optional(),
  taxRateBps: bps.optional(),
});

/** A cell as the file had it: rules and their sentences are the import's, so that every bad row is reported, not the first. */
const cell = z.string().max(500);
const importRow = z.strictObject({
  /** Line of the file, 1 = the first line. */
  line: z.int().min(1).max(1_000_000),
  cells: z.record(z.string().max(40), cell),
});

const importReport = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  bad: z.array(z.object({ line: z.int(), field: z.string(), message: z.string() })),
});

const staff = ['guide', 'manager', 'dealerAdmin', 'hq'] as const;

export const catalogueContract = routes({
  'GET /catalogue/codes/{code}': {
    summary: '扫码：按条码、商品编码或序列号查商品',
    policy: { allow: staff, reach: 'dealer' },
    params: z.strictObject({ code: z.string().trim().min(1).max(64) }),
    reply: z.object({ kind: z.enum(['sku', 'serial']), sku: skuSummary, serial: z.string().optional() }),
    refusals: ['CODE_UNKNOWN'],
  },
  'GET /catalogue/skus': {
    summary: '按名称、拼音、编码或条码找商品',
    policy: { allow: ['guest', 'member', ...staff], reach: 'group' },
    query: z.strictObject({ q: z.string().trim().min(1).max(40), cursor: cursor.optional() }),
    reply: z.object({ items: z.array(skuSummary), cursor: z.string().optional() }),
  },
  'GET /catalogue/services': {
    summary: '随商品卖的服务：保险与安装，各适用哪些品类',
    policy: { allow: staff, reach: 'group' },
    reply: z.object({ items: z.array(skuSummary) }),
  },
  'GET /catalogue/skus/{skuId}': {
    summary: '商品详情',
    policy: { allow: ['guest', 'member', ...staff], reach: 'group' },
    params: z.strictObject({ skuId: id('sku') }),
    reply: sku,
    refusals: ['SKU_NOT_FOUND'],
  },
  'POST /catalogue/imports': {
    summary: '导入商品（每次最多 200 行，逐行报告问题）',
    policy: { allow: ['hq'], reach: 'group' },
    body: z.strictObject({ kind: z.literal('goods'), rows: z.array(importRow).min(1).max(200) }),
    reply: importReport,
  },
});
