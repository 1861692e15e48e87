import * as z from 'zod';
import { routes } from '#platform/contract';
import { fen, id, instant, month, signedFen } from '#platform/shapes';

const sums = {
  earnedFen: signedFen,
  clawedFen: signedFen,
  /** Of `clawedFen` what concerns earlier months' sales. */
  lateFen: signedFen,
  carriedFen: signedFen,
  payFen: fen,
  carryOnFen: signedFen,
};
export const closedSums = z.object({ ...sums, closedAt: instant });
const closed = z.object({ month, guides: z.number(), ...sums, closedBy: z.string(), closedByName: z.string(), closedAt: instant });
const statement = z.object({ personId: z.string(), name: z.string(), slips: z.number(), ...sums });
const ofDealer = z.object({ dealerId: id('org').optional() });

export const closeRoutes = routes({
  'POST /commissions/closes': {
    summary: '结一个月的提成：之后的退货记入未结的月份；已结过的照原样答复',
    policy: { allow: ['dealerFinance', 'dealerAdmin'], reach: 'dealer' },
    body: z.strictObject({ month }),
    reply: closed,
    status: 201,
    refusals: ['CLOSE_EARLY', 'CLOSE_ORDER', 'CLOSE_PAST', 'CLOSE_DONE'],
  },
  'GET /commissions/closes': {
    summary: '已结的月份，新的在前',
    policy: { allow: ['dealerFinance', 'dealerAdmin', 'hq'], reach: 'dealer' },
    query: ofDealer,
    reply: z.object({ items: z.array(closed) }),
  },
  'GET /commissions/closes/{month}': {
    summary: '一个月每位导购的提成结算单：已结的不再变，未结的是此刻的数',
    policy: { allow: ['dealerFinance', 'dealerAdmin', 'hq'], reach: 'dealer' },
    params: z.object({ month }),
    query: ofDealer,
    reply: z.object({
      month,
      state: z.enum(['OPEN', 'CLOSED']),
      ...sums,
      closedByName: z.string().optional(),
      closedAt: instant.optional(),
      guides: z.array(statement),
    }),
  },
});
