import { type Plant, story } from '../plant-shape.ts';

export const money: readonly Plant[] = [
  {
    what: 'the fen left over by a split is nobody’s',
    file: 'functions/kernel/money.ts',
    text: 'rests.slice(0, left)',
    instead: 'rests.slice(0, 0)',
    test: 'functions/kernel/money.test.ts',
  },
  {
    what: 'each share of a split is rounded for itself',
    file: 'functions/kernel/money.ts',
    text: 'if (remainder > 0) rests.push',
    instead: 'if (remainder >= total - remainder) rests.push',
    test: 'functions/kernel/money.test.ts',
  },
  {
    what: 'half a fen is rounded down',
    file: 'functions/kernel/money.ts',
    text: 'return remainder >= d - remainder ? quotient + 1 : quotient;',
    instead: 'return remainder > d - remainder ? quotient + 1 : quotient;',
    test: 'functions/kernel/money.test.ts',
  },
  {
    what: 'a slip opens at another price than the customer saw',
    file: 'functions/orders/domain/opening.ts',
    text: 'if (quote.netFen !== opening.expectedNetFen)',
    instead: 'if (quote.netFen < 0)',
    ...story('cash-slip', 'a price that changed'),
  },
  {
    what: 'money beyond what is due is taken',
    file: 'functions/orders/domain/tendering.ts',
    text: "if (tender.amountFen > due) throw new Refusal('TENDER_TOO_MUCH', { due: yuan(due) });",
    instead: '',
    ...story('cash-slip', 'two guides share'),
  },
  {
    what: 'an amount that we did not ask for pays the slip',
    file: 'functions/payments/steps/settle.ts',
    text: 'order.outTradeNo === payment.outTradeNo && order.totalFen === payment.amountFen &&',
    instead: 'order.outTradeNo === payment.outTradeNo &&',
    ...story('wechat-pay', 'signed money'),
  },
  {
    what: 'more goes back to the customer than was paid',
    file: 'functions/payments/domain/refund-plan.ts',
    text: "if (amountFen > most) throw new Refusal('REFUND_TOO_MUCH', { most: yuan(most) });",
    instead: '',
    test: 'functions/payments/domain/refund-plan.test.ts',
  },
  {
    what: 'a unit that came back may come back again',
    file: 'functions/orders/domain/return.ts',
    text: 'const left = line.qty - before.length;',
    instead: 'const left = line.qty;',
    ...story('returns', 'everything back in portions'),
  },
  {
    what: 'a shared slip pays its first guide for all of it',
    file: 'functions/commissions/domain/slip-commission.ts',
    text: 'if (amountFen !== 0) entries[guide] = parts[guide] ?? 0;',
    instead: 'if (amountFen !== 0) entries[guide] = amountFen;',
    test: 'functions/commissions/cases.test.ts',
  },
];
