import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { handler as commissions } from '#commissions/routes';
import { handler as inventory } from '#inventory/routes';
import { handler as members } from '#members/routes';
import { handler as orders } from '#orders/routes';
import { balances, type JournalEntry } from '#payments/domain/journal';
import { journalEntries } from '#payments/store';
import { handler as pricing } from '#pricing/routes';
import { openPayDesk, type PayDesk } from '../builders/pay-desk.ts';
import { enrol } from '../builders/shop.ts';
import type { Answer } from '../world.ts';

let desk: PayDesk;
let memberId: string;
before(async () => {
  desk = await openPayDesk();
  memberId = await enrol(desk.world, desk.shop.ada.token, '13800137001', '陈');
});
after(() => desk.close());

const line = (code: string, qty = 1, serials?: string[]) => ({
  ...{ lineKey: code, skuId: desk.shop.skus[code], qty },
  ...(serials ? { serials } : {}),
});
const called = (route: string, body: object, params = {}, token = desk.shop.ada.token) =>
  desk.world.call(orders, route, { token, body, params });
const quoted = async (lines: object[]): Promise<number> =>
  (await desk.world.call(pricing, 'POST /pricing/quotes', { token: desk.shop.ada.token, body: { lines, memberId } })).body.netFen;

async function sold(lines: object[], more: object = {}): Promise<Answer['body']> {
  const netFen = await quoted(lines);
  const { status, body } = await called('POST /orders/slips', { lines, memberId, expectedNetFen: netFen, ...more });
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}

const forCash = (lines: object[]) => sold(lines, { cash: { receivedFen: 10_000_000 } });

/** As the guide does it: what comes back is worth so much, the new goods cost so much, both are agreed. */
async function exchange(slipId: string, lines: object[], others: object[], more: object = {}, token = desk.shop.ada.token) {
  const { body: shown } = await called('POST /orders/slips/{slipId}/returns/preview', { lines }, { slipId }, token);
  const sale = { lines: others, couponIds: [], expectedNetFen: await quoted(others) };
  const body = { lines, reason: '换一件', expectedRefundFen: shown.refundFen, sale, ...more };
  return called('POST /orders/slips/{slipId}/exchanges', body, { slipId }, token);
}

const entriesOf = (slipIds: string[]): Promise<JournalEntry[]> =>
  desk.world.inside(async () => (await Promise.all(slipIds.map((slipId) => journalEntries(desk.shop.scope, slipId)))).flat());
const books = async (...slipIds: string[]) =>
  Object.fromEntries(Object.entries(balances(await entriesOf(slipIds))).filter(([, fen]) => fen !== 0));
const stock = async (code: string): Promise<{ available: number; onHand: number }> => {
  const params = { skuId: desk.shop.skus[code] ?? '' };
  const { body } = await desk.world.call(inventory, 'GET /inventory/skus/{skuId}', { token: desk.shop.ada.token, params });
  const { available, onHand } = body.stores.find((one: { storeId: string }) => one.storeId === desk.shop.storeId);
  return { available, onHand };
};
const earned = async (): Promise<number> =>
  (await desk.world.call(commissions, 'GET /commissions/mine', { token: desk.shop.ada.token })).body.totalFen;
const points = async (): Promise<number> =>
  (await desk.world.call(members, 'GET /members/{memberId}', { token: desk.shop.ada.token, params: { memberId } })).body.member
    .pointsAvailable;

test('boots for a dearer tent: the difference in cash, one action; stock, points and commission are those of the tent', async () => {
  const before = { tent: await stock('TENT-2'), boots: await stock('BOOT-42'), earned: await earned(), points: await points() };
  const { slipId } = await forCash([line('BOOT-42')]);
  const { status, body } = await exchange(slipId, [{ lineKey: 'BOOT-42', qty: 1 }], [line('TENT-2')], { cash: { receivedFen: 50000 } });
  assert.equal(status, 201, JSON.stringify(body));
  assert.deepEqual([body.state, body.usedFen, body.backFen, body.paidFen], ['PAID', 89900, 0, 129900]);
  assert.deepEqual(
    body.tenders.map((tender: { method: string; amountFen: number; from?: string }) => [
      tender.method,
      tender.amountFen,
      tender.from !== undefined,
    ]),
    [
      ['CASH', 89900, true],
      ['CASH', 40000, false],
    ],
  );
  assert.deepEqual(await books(slipId, body.slipId), { CASH: 129900, SALES: -129900 });
  assert.deepEqual([(await stock('BOOT-42')).onHand, (await stock('TENT-2')).onHand], [before.boots.onHand, before.tent.onHand - 1]);
  assert.equal(await earned(), before.earned + 129900 * 0.02);
  assert.equal(await points(), before.points + 1299);
  const old = await desk.slipNow(slipId);
  assert.deepEqual([old.returns[0].exchange.slipId, old.returns[0].exchange.usedFen, body.exchangeOf.slipId], [body.slipId, 89900, slipId]);
});

test('a tent for cheaper boots: the rest goes back by WeChat as it came, and so would all of it later', async () => {
  const tent = await sold([line('TENT-2')]);
  await desk.payByWechat(tent.slipId, tent.netFen);
  const { body } = await exchange(tent.slipId, [{ lineKey: 'TENT-2', qty: 1 }], [line('BOOT-42')]);
  assert.deepEqual([body.state, body.usedFen, body.backFen], ['PAID', 89900, 40000], JSON.stringify(body));
  await desk.sweep();
  const [refund] = await desk.refunds(tent.slipId);
  assert.deepEqual([refund.method, refund.amountFen], ['WECHAT_NATIVE', 40000]);
  const back = { lines: [{ lineKey: 'BOOT-42', qty: 1 }], reason: '不要了', expectedRefundFen: 89900 };
  assert.equal((await called('POST /orders/slips/{slipId}/returns', back, { slipId: body.slipId })).status, 201);
  for (let minute = 0; minute < 3; minute += 1) {
    await desk.sweep();
    await desk.pass(1);
  }
  const [rest] = await desk.refunds(body.slipId);
  assert.deepEqual([rest.method, rest.amountFen, rest.state], ['WECHAT_NATIVE', 89900, 'DONE']);
  assert.deepEqual(await books(tent.slipId, body.slipId), {});
});

test('before anybody agrees: what is used carries on as which payments, the rest goes back by which way, together all that was worth', async () => {
  const tent = await sold([line('TENT-2')]);
  await desk.tender(tent.slipId, { method: 'CARD', amountFen: 100000, reference: 'POS-3' });
  await desk.tender(tent.slipId, { method: 'CASH', amountFen: 29900 });
  const lines = [{ lineKey: 'TENT-2', qty: 1 }];
  const shown = async (forFen: number) =>
    (await called('POST /orders/slips/{slipId}/returns/preview', { lines, forFen }, { slipId: tent.slipId })).body;
  const cheaper = await shown(89900);
  assert.deepEqual(cheaper.money, [{ method: 'CARD', route: 'TERMINAL', amountFen: 40000 }]);
  assert.deepEqual(cheaper.exchange, {
    ...{ usedFen: 89900, backFen: 40000, dueFen: 0 },
    carried: [
      { method: 'CARD', amountFen: 60000 },
      { method: 'CASH', amountFen: 29900 },
    ],
  });
  const dearer = await shown(200000);
  assert.deepEqual([dearer.money, dearer.exchange.dueFen, dearer.exchange.usedFen], [[], 70100, 129900]);
  const { body } = await exchange(tent.slipId, lines, [line('BOOT-42')]);
  const carried = body.tenders.map(({ method, amountFen }: { method: string; amountFen: number }) => ({ method, amountFen }));
  assert.deepEqual([carried, body.backFen], [cheaper.exchange.carried, 40000], 'what was shown is what happens');
});

test('what is still due waits on the new slip, which expires no more; a guide may not let it go alone', async () => {
  const { slipId } = await forCash([line('BOOT-42')]);
  const { body } = await exchange(slipId, [{ lineKey: 'BOOT-42', qty: 1 }], [line('TENT-2')]);
  assert.deepEqual([body.state, body.dueFen, body.holdsUntil], ['OPEN', 40000, undefined], JSON.stringify(body));
  assert.deepEqual(await books(slipId, body.slipId), { CASH: 89900, SLIP_MONEY: -89900 });
  assert.equal((await called('POST /orders/slips/{slipId}/cancel', {}, { slipId: body.slipId })).body.code, 'CANCEL_ASK');
  const card = await desk.tender(body.slipId, { method: 'CARD', amountFen: 40000, reference: 'POS-1' });
  assert.equal(card.body.slipState, 'PAID');
  assert.deepEqual(await books(slipId, body.slipId), { CASH: 89900, CARD: 40000, SALES: -129900 });
});

test('a faulty piece for a good one of the same kind: nothing to pay, one piece less to sell', async () => {
  const { slipId } = await forCash([line('PHONE-X', 1, ['SH-SN0001'])]);
  const before = await stock('PHONE-X');
  const { status, body } = await exchange(
    slipId,
    [{ lineKey: 'PHONE-X', qty: 1, serials: ['SH-SN0001'] }],
    [line('PHONE-X', 1, ['SH-SN0002'])],
  );
  assert.deepEqual([status, body.state, body.backFen, body.dueFen], [201, 'PAID', 0, 0], JSON.stringify(body));
  assert.deepEqual(await stock('PHONE-X'), before);
  const same = await exchange(body.slipId, [{ lineKey: 'PHONE-X', qty: 1, serials: ['SH-SN0002'] }], [line('PHONE-X', 1, ['SH-SN0002'])]);
  assert.equal(same.body.code, 'SERIAL_TAKEN', 'the very piece that comes back is no other one');
});

test('an old price, a worth that has changed, too little cash: refused, and nothing is half done', async () => {
  const { slipId } = await forCash([line('BOOT-42')]);
  const lines = [{ lineKey: 'BOOT-42', qty: 1 }];
  const codes = [
    (await exchange(slipId, lines, [line('TENT-2')], { expectedRefundFen: 1 })).body.code,
    (await exchange(slipId, lines, [line('TENT-2')], { sale: { lines: [line('TENT-2')], couponIds: [], expectedNetFen: 1 } })).body.code,
    (await exchange(slipId, lines, [line('TENT-2')], { cash: { receivedFen: 39999 } })).body.code,
    (await exchange(slipId, lines, [line('TENT-2', 999)])).body.code,
  ];
  assert.deepEqual(codes, ['RETURN_CHANGED', 'PRICE_CHANGED', 'CASH_SHORT', 'STOCK_LEFT']);
  assert.deepEqual((await desk.slipNow(slipId)).returns, []);
  const { twin } = desk.shop;
  assert.equal((await exchange(slipId, lines, [line('TENT-2')], { expectedRefundFen: 89900 }, twin.ada.token)).status, 404);
});

const goods = ['TENT-2', 'BOOT-42', 'LAMP-1'] as const;
const chain = fc.record({
  first: fc.tuple(fc.constantFrom(...goods), fc.integer({ min: 1, max: 2 })),
  next: fc.array(fc.tuple(fc.constantFrom(...goods), fc.integer({ min: 1, max: 2 }), fc.boolean()), { minLength: 1, maxLength: 3 }),
});

test('whatever is exchanged for whatever, again and again: given back at last, books, stock, points and commissions are as before', async () => {
  await fc.assert(
    fc.asyncProperty(chain, async ({ first, next }) => {
      const [before, gained, had] = [await Promise.all(goods.map(stock)), await earned(), await points()];
      let slip = await forCash([line(first[0], first[1])]);
      const slipIds = [slip.slipId];
      for (const [code, qty, inCash] of next) {
        const all = slip.lines.map(({ lineKey, qty: pieces }: { lineKey: string; qty: number }) => ({ lineKey, qty: pieces }));
        const { status, body } = await exchange(slip.slipId, all, [line(code, qty)], inCash ? { cash: { receivedFen: 1_000_000 } } : {});
        assert.equal(status, 201, JSON.stringify(body));
        if (body.dueFen > 0) await desk.tender(body.slipId, { method: 'CARD', amountFen: body.dueFen, reference: 'POS-2' });
        slip = await desk.slipNow(body.slipId);
        assert.equal(slip.state, 'PAID');
        slipIds.push(slip.slipId);
      }
      const lines = slip.lines.map(({ lineKey, qty }: { lineKey: string; qty: number }) => ({ lineKey, qty }));
      const back = { lines, reason: '都不要了', expectedRefundFen: slip.netFen };
      assert.equal((await called('POST /orders/slips/{slipId}/returns', back, { slipId: slip.slipId })).status, 201);
      const { SALES: sales = 0, SLIP_MONEY: open = 0 } = await books(...slipIds);
      assert.deepEqual([sales, open], [0, 0]);
      assert.deepEqual([await Promise.all(goods.map(stock)), await earned(), await points()], [before, gained, had]);
    }),
    { numRuns: 25 },
  );
});
