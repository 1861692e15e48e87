import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bed, input, live, member, pillow, refusal } from './quote.fixture.ts';
import { type Ask, DEFAULT_BOOK, type PublishedPromotion } from './quote.ts';
import { assembleQuote } from './quote-assembled.ts';

test('points pay up to their cap, cost only what they gave, and cannot be more than the member has', () => {
  const asking = (points: number) =>
    assembleQuote(input({ memberId: 'mb_1', points }, { member: { ...member, pointsAvailable: 600_000 } }));
  const some = asking(1000);
  assert.deepEqual([some.netFen, some.pointsUsed, some.pointsUsableMax], [378900, 1000, 189950]);
  const most = asking(500_000);
  assert.deepEqual([most.netFen, most.pointsUsed, most.pointsUsableMax], [300000, 79900, 189950]);
  assert.deepEqual(
    refusal(() => assembleQuote(input({ memberId: 'mb_1', points: 5001 }, { member }))),
    ['POINTS_SHORT', { available: 5000 }],
  );
  assert.deepEqual(refusal(() => assembleQuote(input({ points: 1 })))?.[0], 'MEMBER_NEEDED');
});

test('a guide takes off 5 % by hand, a store manager 15 %, and nobody goes below the floor', () => {
  const off = (manualOffFen: number, role: string) => assembleQuote(input({ manualOffFen }, { role }));
  assert.deepEqual([off(19995, 'guide').netFen, off(19995, 'guide').manualMaxFen], [379905, 19995]);
  assert.deepEqual(
    refusal(() => off(19996, 'guide')),
    ['MANUAL_OVER_LIMIT', { most: '¥199.95' }],
  );
  assert.deepEqual(
    refusal(() => assembleQuote(input({ manualOffFen: 4771 }, { role: 'guide', goods: [{ ...bed, listFen: 95_400 }] }))),
    ['MANUAL_OVER_LIMIT', { most: '¥47.70' }],
  );
  assert.equal(off(59985, 'manager').netFen, 339915);
  assert.equal(refusal(() => off(1, 'technician'))?.[0], 'MANUAL_OVER_LIMIT');
  const floored = assembleQuote(input({ manualOffFen: 59985 }, { role: 'manager', goods: [{ ...bed, floorFen: 360000 }] }));
  assert.equal(floored.netFen, 360000);
  assert.match(floored.why[0]?.text ?? '', /另有 ¥200\.85 因最低限价未减/);
});

test('抹零 rounds what the discount by hand leaves, before points, within the role’s limit, and says so', () => {
  const odd = { goods: [{ ...bed, listFen: 399_987 }] };
  const trimmed = assembleQuote(input({ trimTo: 1000 }, odd));
  assert.deepEqual([trimmed.netFen, trimmed.discountFen], [399_000, 987]);
  const [why] = trimmed.why;
  assert.deepEqual([why?.name, why?.lane, why?.outcome, why?.fen, why?.text], ['抹零', 'MANUAL', 'applied', 987, '已减 ¥9.87']);
  const both = assembleQuote(input({ trimTo: 100, manualOffFen: 50 }, odd));
  assert.deepEqual([both.netFen, both.lines[0]?.alloc], [399_900, { manual: 50, trim: 37 }]);
  const pillows = [{ lineKey: 'a', skuId: 'pillow', qty: 1 }];
  const paid = assembleQuote(
    input({ lines: pillows, trimTo: 100, memberId: 'mb_1', points: 1000 }, { goods: [{ ...pillow, listFen: 19_955 }], member }),
  );
  assert.deepEqual([paid.netFen, paid.lines[0]?.alloc], [18_900, { trim: 55, points: 1000 }]);
  assert.equal(assembleQuote(input({ trimTo: 100 })).netFen, 399_900);
});

test('抹零 beyond what the role may take off is refused, alone or together with the discount by hand', () => {
  const lines = [{ lineKey: 'a', skuId: 'pillow', qty: 1 }];
  const cheap = { goods: [{ ...pillow, listFen: 10_999 }] };
  assert.equal(refusal(() => assembleQuote(input({ lines, trimTo: 1000 }, cheap)))?.[0], 'MANUAL_OVER_LIMIT');
  assert.equal(assembleQuote(input({ lines, trimTo: 1000 }, { ...cheap, role: 'manager' })).netFen, 10_000);
  assert.equal(refusal(() => assembleQuote(input({ lines, trimTo: 100, manualOffFen: 500 }, cheap)))?.[0], 'MANUAL_OVER_LIMIT');
  assert.equal(refusal(() => assembleQuote(input({ lines, trimTo: 100 }, { ...cheap, role: 'technician' })))?.[0], 'MANUAL_OVER_LIMIT');
});

test('lines that cannot be priced are refused by their number or name', () => {
  const asked = (...lines: Ask['lines']) => refusal(() => assembleQuote(input({ lines })));
  assert.deepEqual(asked({ lineKey: 'a', skuId: 'bed', qty: 1 }, { lineKey: 'b', skuId: 'nothing', qty: 1 }), [
    'LINE_SKU_GONE',
    { line: 2 },
  ]);
  assert.equal(asked({ lineKey: 'a', skuId: 'bed', qty: 1 }, { lineKey: 'a', skuId: 'bed', qty: 1 })?.[0], 'LINE_TWICE');
  assert.equal(asked({ lineKey: 'a', skuId: 'phone', qty: 1, serials: ['S1', 'S2'] })?.[0], 'LINE_SERIALS');
  assert.equal(
    asked({ lineKey: 'a', skuId: 'phone', qty: 1, serials: ['S1'] }, { lineKey: 'b', skuId: 'phone', qty: 1, serials: ['S1'] })?.[0],
    'LINE_SERIALS',
  );
});

test('whatever is asked, list − net is the sum of all shares, units sum to nets, and no line goes below its floor', () => {
  const asks = fc.record({
    qtys: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
    coefficientBps: fc.integer({ min: 7000, max: 12000 }),
    points: fc.nat(5000),
    manual: fc.nat(500),
    off: fc.integer({ min: 1, max: 900_000 }),
    best: fc.boolean(),
  });
  fc.assert(
    fc.property(asks, ({ qtys, coefficientBps, points, manual, off, best }) => {
      const lines = qtys.map((qty, i) => ({ lineKey: `l${i}`, skuId: ['bed', 'pillow', 'phone'][i % 3] ?? '', qty }));
      const list = lines.reduce((sum, { qty }) => sum + qty * 10000, 0);
      const tiers: PublishedPromotion = {
        promotion: { id: 'pm_t', lane: 'ORDER', kind: 'TIERS', tiers: [{ min: 1, off }] },
        name: '满减',
        fundedBy: 'hq',
      };
      const book = { ...DEFAULT_BOOK, coefficientBps, select: best ? ('BEST' as const) : ('PRIORITY' as const) };
      const ask = { lines, memberId: 'mb_1', points, manualOffFen: Math.floor((list * manual) / 10000) };
      const quote = assembleQuote(input(ask, { member, book, group: live(tiers) }));
      const shares = quote.lines.flatMap(({ alloc }) => Object.values(alloc)).reduce((sum, fen) => sum + fen, 0);
      assert.equal(quote.listFen - quote.netFen, shares);
      assert.equal(quote.discountFen, shares);
      assert.equal(
        quote.why.reduce((sum, { fen }) => sum + fen, 0),
        shares,
      );
      for (const line of quote.lines) {
        assert.equal(
          line.units.reduce((sum, fen) => sum + fen, 0),
          line.netFen,
        );
        assert.ok(line.netFen >= Math.min(line.floorFen * line.qty, line.listFen));
      }
      assert.deepEqual(assembleQuote(input(ask, { member, book, group: live(tiers) })), quote);
    }),
    { numRuns: 300 },
  );
});
