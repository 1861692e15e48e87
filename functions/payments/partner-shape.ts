import * as z from 'zod';
import { type RefusalTexts, routes } from '#platform/contract';
import { fen, id, instant, text } from '#platform/shapes';
import { payment } from './payment-shape.ts';

export const partnerRefusals = {
  VALUATION_GONE: { status: 409, zh: '这次估价已用过或过期，请重新估价', en: 'This valuation was used or has ended; value it again' },
  VALUER_SILENT: { status: 409, zh: '暂时连不上估价方，请再试一次', en: 'The valuer cannot be reached; try again' },
} as const satisfies RefusalTexts;

const slipParams = z.object({ slipId: id('slip') });
const hands = ['guide', 'manager'] as const;

export const partnerRoutes = routes({
  'POST /payments/slips/{slipId}/instalments': {
    summary: '分期付款：顾客在自己手机上申请，批准后算收款',
    policy: { allow: hands, reach: 'store' },
    params: slipParams,
    body: z.strictObject({
      amountFen: fen.min(1).max(100_000_000),
      periods: z.union([z.literal(3), z.literal(6), z.literal(12), z.literal(24)]),
    }),
    reply: payment,
    status: 201,
    refusals: ['SLIP_NOT_OPEN', 'TENDER_TOO_MUCH', 'SLIP_PAYING', 'PAY_REFUSED', 'PAY_UNREACHABLE'],
  },
  'POST /payments/trade-ins/valuations': {
    summary: '以旧换新估价',
    policy: { allow: hands, reach: 'store' },
    body: z.strictObject({ item: text(80), condition: z.enum(['GOOD', 'WORN', 'BROKEN']) }),
    keyless: 'read',
    reply: z.object({ valuationNo: z.string(), item: z.string(), amountFen: fen, validUntil: instant }),
    refusals: ['VALUATION_GONE', 'VALUER_SILENT'],
  },
  'POST /payments/slips/{slipId}/trade-ins': {
    summary: '收下旧物，按估价抵款',
    policy: { allow: hands, reach: 'store' },
    params: slipParams,
    body: z.strictObject({ valuationNo: id('entry') }),
    reply: payment,
    status: 201,
    refusals: ['SLIP_NOT_OPEN', 'TENDER_TOO_MUCH', 'ACCOUNT_NONE', 'VALUATION_GONE', 'VALUER_SILENT'],
  },
});
