import * as z from 'zod';
import { fen, id } from '#platform/shapes';

export const FREIGHT_ZONES_MAX = 30;

export const zoneName = z.string().trim().min(1).max(20);
export const freightZone = z.object({ zone: zoneName, feeFen: fen, freeFromFen: fen.min(1).optional() });

const basis = z.enum(['RUNNING', 'LIST']);
const refund = z.enum(['KEEP', 'WHOLE', 'REPRICE']);

export const freightRule = z.object({ basis, refund, zones: z.array(freightZone).readonly() });

/** As it stands in a quote and on a slip. */
export const freight = freightZone.extend({ basis, refund, fen, toFreeFen: fen.optional() });

const zones = z
  .array(z.strictObject(freightZone.shape))
  .max(FREIGHT_ZONES_MAX)
  .refine((all) => new Set(all.map(({ zone }) => zone)).size === all.length);

const desk = { allow: ['dealerAdmin', 'hq'], reach: 'dealer' } as const;
const dealerId = id('org').optional();
const shown = freightRule.extend({ dealerId: z.string(), version: z.int() });

/** A dealer's rule of what bringing goods costs. */
export const freightRoutes = {
  'GET /pricing/freight': {
    summary: '运费规则：送货区域、每区运费、满多少免、退货时怎样算',
    policy: desk,
    query: z.strictObject({ dealerId }),
    reply: shown,
  },
  'PUT /pricing/freight': {
    summary: '设置运费规则（之后的报价和销售单起算）；没有送货区域就是不收运费',
    policy: desk,
    /** `version` is the one that was read: two people do not overwrite each other. */
    body: z.strictObject({ dealerId, version: z.int().min(0), basis, refund, zones }),
    reply: shown,
  },
} as const;
