import * as z from 'zod';
import { routes } from '#platform/contract';
import { bps, cursor, id, instant, limit, month, pageOf, signedFen, signedFenSum } from '#platform/shapes';
import { closedSums, closeRoutes } from './close-shape.ts';
import { ruleRoutes } from './rule-shape.ts';

const entry = z.object({
  slipId: z.string(),
  slipNumber: z.string(),
  at: instant,
  shareBps: bps,
  amountFen: signedFen,
  state: z.enum(['LOCKED']),
  /** Taken back by a return: which, and the month the goods were sold in. */
  returnId: z.string().optional(),
  soldMonth: month.optional(),
  lines: z.array(z.object({ lineKey: z.string(), name: z.string(), rule: z.string(), amountFen: signedFen })),
});

export const commissionsContract = routes({
  'GET /commissions/mine': {
    summary: '我的提成',
    policy: { allow: ['guide', 'manager'], reach: 'own' },
    query: z.object({ month: month.optional(), cursor: cursor.optional(), limit: limit.optional() }),
    /** `statement`: once the month is closed, what came of it; it never changes any more. */
    reply: pageOf(entry).extend({ month, totalFen: signedFenSum, slips: z.number(), statement: closedSums.optional() }),
  },
  'GET /commissions/store': {
    summary: '门店导购本月提成排名',
    policy: { allow: ['manager', 'dealerAdmin', 'hq'], reach: 'store' },
    query: z.object({ month: month.optional(), storeId: id('org').optional(), dealerId: id('org').optional() }),
    reply: z.object({
      month,
      guides: z.array(z.object({ personId: z.string(), name: z.string(), totalFen: signedFenSum, slips: z.number() })),
    }),
  },
  ...ruleRoutes,
  ...closeRoutes,
});
