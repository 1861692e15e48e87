import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instantOf } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { afterRefund, planRefund, type RefundableTender, refundableFen } from './refund-plan.ts';

const methods = [
  'INSTALMENT',
  'WECHAT_JSAPI',
  'WECHAT_NATIVE',
  'WECHAT_CODE',
  'ALIPAY_CODE',
  'ALIPAY_QR',
  'CARD',
  'TRANSFER',
  'PREPAID',
  'STORED',
  'CASH',
  'TRADE_IN',
];

const tendersOf = fc
  .array(fc.record({ method: fc.constantFrom(...methods), amountFen: fc.integer({ min: 1, max: 900_000_000 }), ms: fc.nat(5) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((list): RefundableTender[] =>
    list.map(({ method, amountFen, ms }, i) => ({ paymentId: `py_${i}`, method, amountFen, at: instantOf(ms * 1000) })),
  );

const sum = (plan: readonly { amountFen: number }[]): number => plan.reduce((total, { amountFen }) => total + amountFen, 0);

test('the parts sum to what goes back, and no tender gives back more than it took', () => {
  fc.assert(
    fc.property(tendersOf, fc.double({ min: 0, max: 1, noNaN: true }), (tenders, share) => {
      const amountFen = Math.floor(refundableFen(tenders) * share);
      const plan = planRefund(tenders, amountFen);
      assert.equal(sum(plan), amountFen);
      assert.equal(refundableFen(afterRefund(tenders, plan)), refundableFen(tenders) - amountFen);
      for (const one of afterRefund(tenders, plan)) assert.ok((one.refundedFen ?? 0) <= one.amountFen);
    }),
    { numRuns: 10_000 },
  );
});

test('several refunds take the same from each tender as one of their sum, and all of them together leave exactly nothing', () => {
  fc.assert(
    fc.property(tendersOf, fc.array(fc.nat(1_000_000_000), { maxLength: 6 }), (tenders, wanted) => {
      let now = tenders;
      let back = 0;
      for (const amount of wanted) {
        const part = Math.min(amount, refundableFen(now));
        now = afterRefund(now, planRefund(now, part));
        back += part;
      }
      assert.deepEqual(now, afterRefund(tenders, planRefund(tenders, back)));
      const all = afterRefund(now, planRefund(now, refundableFen(now)));
      assert.deepEqual(
        all.map((one) => one.refundedFen),
        tenders.map((one) => one.amountFen),
      );
    }),
    { numRuns: 10_000 },
  );
});

test('the order of a mixed slip: loan, payers accounts, card, bank, our accounts, drawer, trade-in; the latest of a rank first', () => {
  const at = (minute: number): string => instantOf(minute * 60_000);
  const mixed: RefundableTender[] = [
    { paymentId: 'cash', method: 'CASH', amountFen: 100, at: at(1) },
    { paymentId: 'old', method: 'TRADE_IN', amountFen: 100, at: at(1) },
    { paymentId: 'deposit', method: 'WECHAT_NATIVE', amountFen: 100, at: at(1) },
    { paymentId: 'stored', method: 'STORED', amountFen: 100, at: at(2) },
    { paymentId: 'prepaid', method: 'PREPAID', amountFen: 100, at: at(2) },
    { paymentId: 'bank', method: 'TRANSFER', amountFen: 100, at: at(3) },
    { paymentId: 'card', method: 'CARD', amountFen: 100, at: at(4) },
    { paymentId: 'rest', method: 'ALIPAY_QR', amountFen: 100, at: at(9) },
    { paymentId: 'loan', method: 'INSTALMENT', amountFen: 100, at: at(5) },
  ];
  const order = ['loan', 'rest', 'deposit', 'card', 'bank', 'prepaid', 'stored', 'cash', 'old'];
  assert.deepEqual(
    planRefund(mixed, 900).map((one) => one.paymentId),
    order,
  );
  assert.deepEqual(planRefund(mixed, 250), [
    { paymentId: 'loan', method: 'INSTALMENT', route: 'LENDER', amountFen: 100 },
    { paymentId: 'rest', method: 'ALIPAY_QR', route: 'GATEWAY', amountFen: 100 },
    { paymentId: 'deposit', method: 'WECHAT_NATIVE', route: 'GATEWAY', amountFen: 50 },
  ]);
});

test('more than was taken is refused with what is left', () => {
  const one: RefundableTender = { paymentId: 'a', method: 'CASH', amountFen: 1000, at: instantOf(0), refundedFen: 400 };
  assert.throws(
    () => planRefund([one], 601),
    (error) => error instanceof Refusal && error.code === 'REFUND_TOO_MUCH' && error.facts.most === '6.00',
  );
});
