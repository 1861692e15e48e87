import * as z from 'zod';
import { bps, cursor, fen, instant } from '#platform/shapes';
import { freightRule } from './freight-shape.ts';
import { pointsRule } from './points-rule-shape.ts';

/** The routes by which a phone fetches its price book and keeps it fresh. */
const policy = { allow: ['guide', 'manager'], reach: 'store' } as const;

/** Promotions pass through as they are stored: the engine's own data, which the phone runs as the server does. */
const live = z.object({
  version: z.int(),
  promotions: z.array(z.looseObject({ name: z.string() })).readonly(),
  pointsRule: pointsRule.optional(),
});

export const priceBook = z.object({
  version: z.int(),
  coefficientBps: z.int(),
  select: z.enum(['PRIORITY', 'BEST']),
  pointsPerYuan: z.int(),
  pointsCapBps: bps,
  manualLimitBps: z.record(z.string(), bps).readonly(),
  freight: freightRule.optional(),
});

const packedGoods = z.tuple([
  z.string(),
  z.int(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  fen,
  fen,
  z.int(),
  z.array(z.string()),
  z
    .object({
      m: fen.optional(),
      s: z.string().optional(),
      t: z.array(z.string()).optional(),
      n: z.literal(1).optional(),
      x: z.literal(1).optional(),
      o: z.string().optional(),
      v: z.tuple([z.enum(['INSURANCE', 'INSTALLATION']), z.array(z.string())]).optional(),
    })
    .optional(),
]);

const packedPrice = z.tuple([z.string(), fen, z.int(), fen.optional()]);

/** The book that a phone priced by; how it stands is answered with the quote. */
export const bookName = z.strictObject({
  builtAt: instant,
  book: z.int().min(0),
  group: z.int().min(0),
  dealer: z.int().min(0),
  seal: z.string().max(100),
});

export const bookState = z.enum(['CURRENT', 'STALE', 'FORGED']);

export const bookRoutes = {
  'GET /pricing/phone-book': {
    summary: '价格簿：政策、进行中的活动与版本（手机自己算价用）',
    policy,
    reply: z.object({
      storeId: z.string(),
      dealerId: z.string(),
      builtAt: z.string(),
      book: priceBook,
      group: live,
      dealer: live,
      levelNames: z.record(z.string(), z.string()),
      brands: z.array(z.string()),
      seal: z.string(),
    }),
    refusals: ['NOT_FOUND'],
  },
  'GET /pricing/phone-book/goods': {
    summary: '价格簿的商品，一个品牌，一页；since 之后变过的',
    policy,
    query: z.strictObject({ brand: z.string().trim().min(1).max(60), since: instant.optional(), cursor: cursor.optional() }),
    reply: z.object({ items: z.array(packedGoods), cursor: z.string().optional() }),
  },
  'GET /pricing/phone-book/prices': {
    summary: '价格簿里经销商自己的售价；since 之后变过的',
    policy,
    query: z.strictObject({ since: instant.optional(), cursor: cursor.optional() }),
    reply: z.object({ items: z.array(packedPrice), cursor: z.string().optional() }),
  },
} as const;
