import * as z from 'zod';
import { routes } from '#platform/contract';
import { day, id, signedFenSum } from '#platform/shapes';

const askedDay = { day: day.optional(), dealerId: id('org').optional() };

export const boardRoutes = routes({
  'GET /orders/board': {
    summary: '门店当日销售看板',
    policy: { allow: ['guide', 'manager', 'dealerAdmin', 'dealerFinance', 'hq'], reach: 'store' },
    query: z.object({ ...askedDay, storeId: id('org').optional() }),
    reply: z.object({
      day,
      storeId: z.string(),
      slips: z.number(),
      netFen: signedFenSum,
      guides: z.array(z.object({ personId: z.string(), name: z.string(), slips: z.number(), netFen: signedFenSum })),
      cats: z.array(z.object({ cat: z.string(), qty: z.number(), netFen: signedFenSum })),
    }),
  },
  'GET /orders/totals': {
    summary: '当日销售合计：经销商看各门店，总部看各经销商（或指定经销商的各门店），多的在前',
    policy: { allow: ['dealerAdmin', 'dealerFinance', 'hq'], reach: 'dealer' },
    query: z.object(askedDay),
    reply: z.object({
      day,
      of: z.enum(['stores', 'dealers']),
      slips: z.number(),
      netFen: signedFenSum,
      /** At most a hundred; `places` says how many there are. */
      items: z.array(z.object({ orgId: z.string(), name: z.string(), slips: z.number(), netFen: signedFenSum })),
      places: z.number(),
    }),
  },
});
