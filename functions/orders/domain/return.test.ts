import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { unitShares } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import { type Freight, freightOf } from '#pricing/domain/freight';
import { plannedReturn, refuseLate, unitsBack } from './return.ts';
import type { Slip, SlipLine } from './slip.ts';

const lineOf = (lineKey: string, netFen: number, qty: number, more: Partial<SlipLine> = {}): SlipLine => ({
  lineKey,
  skuId: `sk_${lineKey}`,
  name: `商品${lineKey}`,
  brand: '山岚',
  cat: '帐篷',
  tags: [],
  qty,
  unitFen: Math.ceil(netFen / qty) + 100,
  listFen: netFen,
  netFen,
  units: unitShares(netFen, qty),
  alloc: {},
  costFen: 0,
  floorFen: 0,
  taxRateBps: 1300,
  gift: false,
  serialised: false,
  serials: [],
  ...more,
});

const PAID_AT = '2026-03-02T02:00:00.000Z';

function slipOf(lines: SlipLine[]): Slip {
  const netFen = lines.reduce((sum, line) => sum + line.netFen, 0);
  return {
    slipId: 'sl_1',
    number: 'SH01-1',
    state: 'PAID',
    rev: 1,
    dealerId: 'og_D',
    storeId: 'og_S',
    storeName: '一店',
    legalEntity: '公司',
    merchantNo: '1',
    currency: 'CNY',
    openedBy: 'ps_1',
    openedByName: '阿宁',
    openedAt: PAID_AT,
    paidAt: PAID_AT,
    lines,
    why: [],
    listFen: netFen,
    discountFen: 0,
    netFen,
    paidFen: netFen,
    tenders: [],
    coupons: [],
    pointsUsed: 0,
    pointsEarned: 0,
    split: [],
    commission: { lines: [], byPerson: {} },
    versions: {},
  };
}

const booked = (slip: Slip, planned: ReturnType<typeof plannedReturn>, n: number): Slip => ({
  ...slip,
  returns: [
    ...(slip.returns ?? []),
    {
      returnId: `rt_${n}`,
      at: PAID_AT,
      by: 'ps_1',
      byName: '阿宁',
      storeId: 'og_S',
      storeName: '一店',
      reason: '不合适',
      lines: planned.lines,
      goodsFen: planned.goodsFen,
      giftsKeptFen: planned.giftsKeptFen,
      ...(planned.freightFen === undefined ? {} : { freightFen: planned.freightFen }),
      refundFen: planned.refundFen,
      whole: planned.whole,
      pointsBack: 0,
      pointsTaken: 0,
      couponIds: [],
      clawedFen: {},
    },
  ],
});

const sale = fc
  .array(fc.record({ netFen: fc.nat(900_000), qty: fc.integer({ min: 1, max: 7 }) }), { minLength: 1, maxLength: 6 })
  .map((list) => slipOf(list.map(({ netFen, qty }, i) => lineOf(`L${i}`, netFen, qty))));

const withFreight = (slip: Slip, terms: Omit<Freight, 'fen'>): Slip => {
  const freight = freightOf(terms, { net: slip.netFen, list: slip.lines.reduce((sum, { unitFen, qty }) => sum + unitFen * qty, 0) });
  return { ...slip, freight, netFen: slip.netFen + freight.fen, paidFen: slip.paidFen + freight.fen };
};

const brought = fc
  .tuple(
    sale,
    fc.record({
      zone: fc.constant('市区'),
      feeFen: fc.nat(30_000),
      freeFromFen: fc.option(fc.integer({ min: 1, max: 1_500_000 }), { nil: undefined }),
      basis: fc.constantFrom('RUNNING' as const, 'LIST' as const),
      refund: fc.constantFrom('KEEP' as const, 'WHOLE' as const, 'REPRICE' as const),
    }),
  )
  .map(([slip, terms]) => withFreight(slip, terms));

test('in whatever portions goods come back, all of them together refund exactly what was paid, no unit twice', () => {
  fc.assert(
    fc.property(fc.oneof(sale, brought), fc.infiniteStream(fc.nat(3)), (sold, chance) => {
      let slip = sold;
      let refunded = 0;
      for (let n = 0; ; n += 1) {
        const left = slip.lines.map((line) => ({ lineKey: line.lineKey, left: line.qty - (unitsBack(slip)[line.lineKey] ?? []).length }));
        const open = left.filter((one) => one.left > 0);
        if (open.length === 0) break;
        const ask = open.map(({ lineKey, left: most }) => ({
          lineKey,
          qty: Math.min(most, (chance.next().value ?? 0) + (n > 20 ? 1 : 0)),
        }));
        const planned = plannedReturn(
          slip,
          ask.filter(({ qty }) => qty > 0),
        );
        assert.ok(planned.refundFen >= 0);
        refunded += planned.refundFen;
        slip = booked(slip, planned, n);
        assert.equal(planned.whole, Object.values(unitsBack(slip)).flat().length === sold.lines.reduce((sum, line) => sum + line.qty, 0));
      }
      const { freight } = sold;
      assert.equal(refunded, sold.netFen - (freight?.refund === 'KEEP' ? freight.fen : 0));
      for (const [lineKey, units] of Object.entries(unitsBack(slip))) {
        const line = sold.lines.find((one) => one.lineKey === lineKey);
        assert.deepEqual(
          [...units].sort((a, b) => a - b),
          line?.units.map((_, i) => i + 1),
        );
      }
    }),
    { numRuns: 10_000 },
  );
});

test('freight: in part it stays, or is asked anew where what stays is no longer brought free; with the whole it goes back', () => {
  const lines = [lineOf('A', 90_000, 1), lineOf('B', 20_000, 1)];
  const terms = { zone: '市区', feeFen: 8000, freeFromFen: 100_000, basis: 'RUNNING' } as const;
  const back = (slip: Slip, lineKey: string) => {
    const { freightFen, refundFen } = plannedReturn(slip, [{ lineKey, qty: 1 }]);
    return [freightFen, refundFen];
  };
  const free = withFreight(slipOf(lines), { ...terms, refund: 'REPRICE' });
  assert.deepEqual([free.netFen, back(free, 'B'), back(free, 'A')], [110_000, [-8000, 12_000], [-8000, 82_000]]);
  const first = booked(free, plannedReturn(free, [{ lineKey: 'B', qty: 1 }]), 1);
  assert.deepEqual(back(first, 'A'), [8000, 98_000]);
  const paid = withFreight(slipOf(lines), { ...terms, freeFromFen: 200_000, refund: 'WHOLE' });
  assert.deepEqual([paid.netFen, back(paid, 'B')], [118_000, [0, 20_000]]);
  assert.deepEqual(back(booked(paid, plannedReturn(paid, [{ lineKey: 'B', qty: 1 }]), 1), 'A'), [8000, 98_000]);
  const kept = withFreight(slipOf(lines), { ...terms, freeFromFen: 200_000, refund: 'KEEP' });
  assert.deepEqual(back(booked(kept, plannedReturn(kept, [{ lineKey: 'B', qty: 1 }]), 1), 'A'), [0, 90_000]);
  const cheap = withFreight(slipOf([lineOf('A', 95_000, 1), lineOf('B', 5000, 1)]), { ...terms, refund: 'REPRICE' });
  assert.deepEqual(back(cheap, 'B'), [-5000, 0], 'nobody pays for bringing goods back');
});

test('a gift that stays when everything it came with goes is paid for at its worth', () => {
  const slip = slipOf([lineOf('A', 10_000, 1), lineOf('G', 0, 1, { gift: true, unitFen: 1500, listFen: 0 })]);
  const kept = plannedReturn(slip, [{ lineKey: 'A', qty: 1 }]);
  assert.deepEqual([kept.goodsFen, kept.giftsKeptFen, kept.refundFen, kept.whole], [10_000, 1500, 8500, true]);
  const both = plannedReturn(slip, [
    { lineKey: 'A', qty: 1 },
    { lineKey: 'G', qty: 1 },
  ]);
  assert.deepEqual([both.giftsKeptFen, both.refundFen], [0, 10_000]);
});

const code = (run: () => unknown): string => {
  try {
    run();
    return 'nothing refused';
  } catch (error) {
    assert.ok(error instanceof Refusal);
    return error.code;
  }
};

test('more than was sold, a foreign number, one piece twice and an unpaid slip are refused', () => {
  const phone = lineOf('P', 800_000, 2, { serialised: true, serials: ['SN1', 'SN2'] });
  const slip = slipOf([lineOf('A', 300, 3), phone]);
  assert.equal(
    code(() => plannedReturn(slip, [{ lineKey: 'A', qty: 4 }])),
    'RETURN_TOO_MANY',
  );
  assert.equal(
    code(() => plannedReturn(slip, [{ lineKey: 'X', qty: 1 }])),
    'RETURN_LINE',
  );
  assert.equal(
    code(() => plannedReturn(slip, [{ lineKey: 'P', qty: 1, serials: ['SN9'] }])),
    'RETURN_SERIALS',
  );
  assert.equal(
    code(() => plannedReturn(slip, [{ lineKey: 'P', qty: 2, serials: ['SN1', 'SN1'] }])),
    'RETURN_SERIALS',
  );
  assert.equal(
    code(() => plannedReturn({ ...slip, state: 'OPEN' }, [{ lineKey: 'A', qty: 1 }])),
    'RETURN_NOT_PAID',
  );
  const second = plannedReturn(slip, [{ lineKey: 'P', qty: 1, serials: ['SN2'] }]);
  assert.deepEqual(second.lines[0]?.units, [2]);
  assert.equal(
    code(() => plannedReturn(booked(slip, second, 1), [{ lineKey: 'P', qty: 1, serials: ['SN2'] }])),
    'RETURN_SERIALS',
  );
});

test('after seven days a guide leaves it to the manager', () => {
  const slip = slipOf([lineOf('A', 300, 1)]);
  refuseLate(slip, 'guide', '2026-03-09T02:00:00.000Z');
  assert.equal(
    code(() => refuseLate(slip, 'guide', '2026-03-09T02:00:01.000Z')),
    'RETURN_LATE',
  );
  refuseLate(slip, 'manager', '2026-05-09T02:00:00.000Z');
});
