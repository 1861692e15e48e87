import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as inventory } from '#inventory/routes';
import { dayOf, plusDays } from '#kernel/instant';
import { handler as orders } from '#orders/routes';
import { handler as expire } from '#orders/sweep';
import { balances } from '#payments/domain/journal';
import { journalEntries } from '#payments/store';
import { handler as pricing } from '#pricing/routes';
import { openPayDesk, type PayDesk } from '../builders/pay-desk.ts';
import { enrol } from '../builders/shop.ts';

let desk: PayDesk;
let memberId: string;
before(async () => {
  desk = await openPayDesk();
  memberId = await enrol(desk.world, desk.shop.ada.token, '13800137001', '陈');
});
after(() => desk.close());

const inDays = (days: number): string => dayOf(plusDays(desk.world.clock.now(), days));
const three = () => ['TENT-2', 'BOOT-42', 'LAMP-1'].map((code, i) => ({ lineKey: `L${i}`, skuId: desk.shop.skus[code], qty: 1 }));

async function opened(more: object, lines: object[] = three()) {
  const { world, shop } = desk;
  const sale = { lines, memberId, ...more };
  const { body: quote } = await world.call(pricing, 'POST /pricing/quotes', { token: shop.ada.token, body: { lines, memberId } });
  return world.call(orders, 'POST /orders/slips', { token: shop.ada.token, body: { ...sale, expectedNetFen: quote.netFen } });
}

const books = async (slipId: string) => balances(await desk.world.inside(() => journalEntries(desk.shop.scope, slipId)));
const stockOf = async (code: string) => {
  const { token } = desk.shop.ada;
  const { body } = await desk.world.call(inventory, 'GET /inventory/skus/{skuId}', {
    token,
    params: { skuId: desk.shop.skus[code] ?? '' },
  });
  const { available, reserved, onHand } = body.stores.find((one: { storeId: string }) => one.storeId === desk.shop.storeId);
  return [available, reserved, onHand];
};
const waiting = async (): Promise<string[]> => {
  const { body } = await desk.world.call(orders, 'GET /orders/deposits', { token: desk.shop.ada.token });
  return body.items.map((one: { slipId: string }) => one.slipId);
};

test('a deposit now, the balance in parts until delivery: goods wait without end, and the books balance at every step', async () => {
  const handover = { way: 'DELIVERY', day: inDays(21), address: '建国路 1 号 3 单元 502' };
  const { status, body: slip, cost } = await opened({ deposit: { amountFen: 40000 }, handover });
  assert.equal(status, 201, JSON.stringify(slip));
  assert.ok(cost.transactions === 1 && cost.calls <= 4, cost.names.join());
  assert.deepEqual([slip.deposit, slip.dueNowFen, slip.handover], [{ amountFen: 40000, dueFen: 40000 }, 40000, handover]);
  await desk.payByWechat(slip.slipId, 40000);
  const held = await desk.slipNow(slip.slipId);
  assert.deepEqual([held.state, held.deposit.dueFen, held.paidFen, held.dueNowFen], ['OPEN', 0, 40000, slip.netFen - 40000]);
  assert.equal(held.holdsUntil, undefined);
  await desk.pass(20 * 24 * 60);
  await desk.world.inside(expire);
  assert.deepEqual(await stockOf('TENT-2'), [19, 1, 20], 'still held after twenty days');
  assert.deepEqual(await books(slip.slipId), { WECHAT: 40000, SLIP_MONEY: -40000 });
  assert.deepEqual(await waiting(), [slip.slipId]);
  await desk.tender(slip.slipId, { method: 'CARD', amountFen: 100000, reference: 'POS-7' });
  assert.deepEqual(await books(slip.slipId), { WECHAT: 40000, CARD: 100000, SLIP_MONEY: -140000 });
  const last = await desk.tender(slip.slipId, { method: 'CASH', amountFen: slip.netFen - 140000 });
  assert.deepEqual([last.status, last.body.slipState], [201, 'PAID'], JSON.stringify(last.body));
  const { SLIP_MONEY: open, SALES: sales } = await books(slip.slipId);
  assert.deepEqual([open, sales], [0, -slip.netFen]);
  assert.deepEqual([await stockOf('TENT-2'), await waiting()], [[19, 0, 19], []]);
});

test('the deposit in cash opens, holds and is taken in one transaction', async () => {
  const { status, body: slip, cost } = await opened({ deposit: { amountFen: 30000 }, cash: { receivedFen: 50000 } });
  assert.deepEqual([status, slip.state, slip.paidFen, cost.transactions], [201, 'OPEN', 30000, 1], JSON.stringify(slip));
  assert.ok(cost.calls <= 4, cost.names.join());
  assert.deepEqual([slip.dueNowFen, slip.dueFen], [slip.netFen - 30000, slip.netFen - 30000]);
  assert.deepEqual(await books(slip.slipId), { CASH: 30000, SLIP_MONEY: -30000 });
  const short = await opened({ deposit: { amountFen: 30000 }, cash: { receivedFen: 29999 } });
  assert.deepEqual([short.status, short.body.code], [422, 'CASH_SHORT']);
});

test('an unpaid deposit slip expires like any other, and leaves the list', async () => {
  const { body: slip } = await opened({ deposit: { amountFen: 100 } });
  assert.ok((await waiting()).includes(slip.slipId));
  await desk.pass(31);
  await desk.world.inside(expire);
  assert.equal((await desk.slipNow(slip.slipId)).state, 'EXPIRED');
  assert.ok(!(await waiting()).includes(slip.slipId));
});

test('a deposit of nobody, of everything, and a delivery yesterday are refused in words', async () => {
  const nobody = await opened({ memberId: undefined, deposit: { amountFen: 100 } });
  assert.deepEqual([nobody.status, nobody.body.code], [422, 'DEPOSIT_MEMBER']);
  const all = await opened({ deposit: { amountFen: 235700 } });
  assert.deepEqual([all.status, all.body.code, all.body.facts], [422, 'DEPOSIT_RANGE', { most: '2,356.99' }]);
  const late = await opened({ deposit: { amountFen: 100 }, handover: { way: 'PICKUP', day: inDays(-1) } });
  assert.deepEqual([late.status, late.body.code], [422, 'HANDOVER_DAY']);
});
