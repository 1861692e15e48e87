import * as z from 'zod';
import { routes } from '#platform/contract';
import { cursor, fen, fenSum, id, instant, limit, pageOf, signedFen, text } from '#platform/shapes';
import { payment } from './payment-shape.ts';

const balance = { memberId: z.string(), prepaidFen: fenSum, storedFen: fenSum };
const moved = z.object(balance);
const staff = ['guide', 'manager', 'dealerAdmin', 'dealerFinance', 'hq'] as const;
const accountParams = z.object({ memberId: id('member') });

const line = z.object({
  entryId: z.string(),
  step: z.enum(['TAKE_IN', 'USE', 'PUT_BACK', 'GIVE_BACK']),
  prepaidDeltaFen: signedFen,
  storedDeltaFen: signedFen,
  at: instant,
  slipId: z.string().optional(),
  method: z.string().optional(),
  reference: z.string().optional(),
  why: z.string().optional(),
});

export const accountRoutes = routes({
  'GET /payments/accounts/{memberId}': {
    summary: '顾客在本经销商的预收款与储值',
    policy: { allow: staff, reach: 'dealer' },
    params: accountParams,
    query: z.object({ dealerId: id('org').optional(), cursor: cursor.optional(), limit: limit.optional() }),
    reply: z.object({ ...balance, ledger: pageOf(line) }),
  },
  'POST /payments/accounts/{memberId}/take-in': {
    summary: '收预收款或储值',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    params: accountParams,
    body: z.strictObject({
      kind: z.enum(['PREPAID', 'STORED']),
      method: z.enum(['CASH', 'CARD']),
      amountFen: fen.min(1),
      reference: text(64).optional(),
    }),
    reply: moved,
    status: 201,
    refusals: ['CARD_NUMBER'],
  },
  'POST /payments/accounts/{memberId}/give-back': {
    summary: '退预收款给顾客：现金或银行转账',
    policy: { allow: ['manager'], reach: 'store' },
    params: accountParams,
    body: z.strictObject({
      method: z.enum(['CASH', 'TRANSFER']),
      amountFen: fen.min(1),
      why: text(100),
      reference: text(64).optional(),
    }),
    reply: moved,
    status: 201,
    refusals: ['ACCOUNT_SHORT'],
  },
  'POST /payments/slips/{slipId}/move': {
    summary: '转款：把这张单已收的钱转到同一会员的另一张单',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    params: z.object({ slipId: id('slip') }),
    body: z.strictObject({ toSlipId: id('slip'), amountFen: fen.min(1) }),
    reply: payment,
    status: 201,
    refusals: ['MOVE_OTHER', 'REFUND_TOO_MUCH', 'SLIP_NOT_OPEN', 'TENDER_TOO_MUCH'],
  },
});
