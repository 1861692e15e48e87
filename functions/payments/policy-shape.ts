import * as z from 'zod';
import { routes } from '#platform/contract';
import { fen, id, instant } from '#platform/shapes';

export const policy = z.object({
  lineKey: z.string(),
  name: z.string(),
  /** What is covered, and the numbers of its pieces. */
  item: z.string(),
  serials: z.array(z.string()).readonly(),
  pieces: z.int(),
  piecesLeft: z.int(),
  premiumFen: fen,
  state: z.enum(['ISSUING', 'ISSUED', 'DECLINED']),
  policyNo: z.string().optional(),
  /** Where the customer sees it. */
  url: z.string().optional(),
  /** Why the insurer does not cover it, or has not taken an end yet. */
  failure: z.string().optional(),
  endings: z.array(z.object({ pieces: z.int(), premiumFen: fen, at: instant, state: z.enum(['SENDING', 'DONE']) })).readonly(),
});

export const policyRoutes = routes({
  'GET /payments/slips/{slipId}/policies': {
    summary: '销售单上的保险：保险方出单、退保到哪一步',
    policy: { allow: ['guide', 'manager', 'dealerAdmin', 'dealerFinance', 'hq'], reach: 'dealer' },
    params: z.object({ slipId: id('slip') }),
    query: z.object({ dealerId: id('org').optional() }),
    reply: z.object({ items: z.array(policy) }),
  },
});
