import * as z from 'zod';
import { routes } from '#platform/contract';
import { day, fen, fenSum, id, instant, signedFenSum, text } from '#platform/shapes';
import { countedAccounts } from './domain/day-close.ts';

const account = z.enum(countedAccounts);
const way = z.object({ account, inFen: fenSum, outFen: fenSum, netFen: signedFenSum, times: z.number() });
const difference = z.object({ account, expectedFen: signedFenSum, countedFen: fen, differenceFen: signedFenSum });
const close = z.object({
  day,
  seq: z.number(),
  floatFen: fen,
  ways: z.array(way),
  differences: z.array(difference),
  note: z.string().optional(),
  closedBy: z.string(),
  closedAt: instant,
});
const booked = z.object({ entryId: z.string(), slipId: z.string().optional(), at: instant, amountFen: fen });
const counters = ['manager', 'dealerAdmin', 'dealerFinance', 'hq'] as const;

export const dayRoutes = routes({
  'GET /payments/day': {
    summary: '门店一天的收款：各方式应有多少、说明差异的单据、已做的日结',
    policy: { allow: ['guide', ...counters], reach: 'store' },
    query: z.object({ day: day.optional(), storeId: id('org').optional(), dealerId: id('org').optional() }),
    reply: z.object({
      day,
      storeId: z.string(),
      ways: z.array(way),
      /** Refunds of earlier days' slips, given back on this day. */
      lateRefunds: z.array(booked),
      /** Booked for this day after it was closed. */
      afterClose: z.array(booked),
      /** Refunds that wait for a colleague or failed. */
      openRefunds: z.number(),
      closes: z.array(close),
    }),
  },
  'POST /payments/day-closes': {
    summary: '日结；已结过的用 corrects 更正，原来的保留',
    policy: { allow: ['manager'], reach: 'store' },
    body: z.strictObject({
      day,
      floatFen: fen,
      counted: z.partialRecord(account, fen),
      note: text(200).optional(),
      corrects: z.boolean().optional(),
    }),
    reply: close,
    status: 201,
    refusals: ['CLOSE_DONE', 'CLOSE_REASON', 'CLOSE_FUTURE'],
  },
});
