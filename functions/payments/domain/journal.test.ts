import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instantOf } from '#kernel/instant';
import { balances, debit, entry, type JournalEntry, moveEntry, refundEndEntry, refundEntry, tenderEntry } from './journal.ts';
import { afterRefund, planRefund, type RefundableTender, refundableFen } from './refund-plan.ts';

const methods = ['INSTALMENT', 'WECHAT_JSAPI', 'WECHAT_NATIVE', 'ALIPAY_CODE', 'CARD', 'TRANSFER', 'PREPAID', 'STORED', 'CASH', 'TRADE_IN'];
const stores = ['here', 'there'] as const;

const history = fc.record({
  parts: fc.array(fc.record({ fen: fc.integer({ min: 1, max: 500_000_000 }), method: fc.constantFrom(...methods) }), {
    minLength: 1,
    maxLength: 6,
  }),
  paidOf: fc.integer({ min: 1, max: 6 }),
  /** Of the net and of each refund, what is an insurer's. */
  premiumShare: fc.integer({ min: 0, max: 100 }),
  backs: fc.array(fc.record({ share: fc.integer({ min: 1, max: 100 }), store: fc.constantFrom(...stores), ends: fc.boolean() }), {
    maxLength: 5,
  }),
});
type History = typeof history extends fc.Arbitrary<infer H> ? H : never;

/** The entries of one slip's life: tenders up to some number, the sale with the last, refunds in either store, each ended or on its way. */
function lived({ parts, paidOf, premiumShare, backs }: History) {
  const netFen = parts.reduce((sum, part) => sum + part.fen, 0);
  const taken = parts.slice(0, paidOf);
  const state = taken.length === parts.length ? 'PAID' : 'OPEN';
  const slip = { slipId: 'sl', dealerId: 'og', storeId: 'here', netFen, premiumFen: Math.floor((netFen * premiumShare) / 100) };
  const all = taken.map(({ fen, method }, i) => ({ paymentId: `py_${i}`, method, amountFen: fen, at: instantOf(i * 1000) }));
  const entries = all.map((tender, i) => tenderEntry({ ...slip, state: i === parts.length - 1 ? 'PAID' : 'OPEN' }, tender));
  let tenders: RefundableTender[] = all;
  let premiumLeft = state === 'PAID' ? slip.premiumFen : 0;
  backs.forEach(({ share, store, ends }, i) => {
    const plan = planRefund(tenders, Math.floor((refundableFen(tenders) * share) / 100));
    tenders = afterRefund(tenders, plan);
    const premiumFen = refundableFen(tenders) === 0 ? premiumLeft : Math.floor((premiumLeft * share) / 100);
    premiumLeft -= premiumFen;
    entries.push(
      refundEntry(
        `rf_${i}`,
        { ...slip, state, ...(state === 'PAID' ? { paidAt: instantOf(0) } : {}) },
        { plan, storeId: store, premiumFen },
        instantOf(100_000 + i),
      ),
    );
    const sent = plan.filter((part) => part.route !== 'ACCOUNT' && part.route !== 'DRAWER');
    for (const [n, part] of ends ? sent.entries() : [])
      entries.push(refundEndEntry({ ...slip, ...part, refundId: `rf_${i}_${n}`, storeId: store }, instantOf(200_000)));
  });
  return { entries, slip, state, tenders, netFen };
}

const sum = (amounts: Iterable<number | undefined>): number => [...amounts].reduce<number>((total, fen) => total + (fen ?? 0), 0);

test('every entry balances in every store, and so do store and dealer after any history', () => {
  fc.assert(
    fc.property(fc.array(history, { minLength: 1, maxLength: 2 }), (histories) => {
      const entries: JournalEntry[] = histories.flatMap((one) => lived(one).entries);
      for (const one of entries) for (const store of stores) assert.equal(sum(Object.values(balances([one], store))), 0);
      assert.equal(sum(Object.values(balances(entries))), 0);
      assert.equal(balances(entries).INTERSTORE ?? 0, 0, 'what stores owe each other cancels in the dealer');
    }),
    { numRuns: 10_000 },
  );
});

test('a complete slip has turned all that was paid into sales; an open one owes what was paid and not given back', () => {
  fc.assert(
    fc.property(history, (one) => {
      const { entries, state, tenders, netFen } = lived(one);
      const left = refundableFen(tenders);
      const held = balances(entries);
      assert.equal(0 - (held.SLIP_MONEY ?? 0), state === 'PAID' ? 0 : left);
      assert.equal(0 - (held.SALES ?? 0) - (held.PREMIUM ?? 0), state === 'PAID' ? left : 0);
      if (state === 'PAID') assert.equal(sum(tenders.map((tender) => tender.amountFen)), netFen);
    }),
    { numRuns: 3_000 },
  );
});

test('everything given back leaves exactly nothing but a trade-in that became prepayment', () => {
  fc.assert(
    fc.property(history, (one) => {
      const all = {
        ...one,
        backs: [...one.backs.map((back) => ({ ...back, ends: true })), { share: 100, store: 'here', ends: true } as const],
      };
      const { entries, slip } = lived(all);
      const { TRADE_IN: old = 0, PREPAID: owed = 0, INTERSTORE: _between, ...rest } = balances(entries);
      assert.equal(old + owed, 0);
      assert.deepEqual(
        Object.entries(rest).filter(([, fen]) => fen !== 0),
        [],
        slip.slipId,
      );
    }),
    { numRuns: 3_000 },
  );
});

test('money moved between slips of two stores is conserved: neither gains, and they owe each other', () => {
  const slip = { dealerId: 'og', netFen: 1000, state: 'OPEN' };
  const moved = moveEntry('mv', { ...slip, slipId: 'a', storeId: 'here' }, { ...slip, slipId: 'b', storeId: 'there' }, 700, instantOf(0));
  assert.deepEqual(balances([moved], 'here'), { SLIP_MONEY: 700, INTERSTORE: -700 });
  assert.deepEqual(balances([moved], 'there'), { SLIP_MONEY: -700, INTERSTORE: 700 });
});

test('an entry that does not balance is a bug, not a booking', () => {
  assert.throws(() =>
    entry('TENDER', 'x', { dealerId: 'og', storeId: 'here' }, instantOf(0), [debit('CASH', { fen: 1, storeId: 'here' })]),
  );
});
