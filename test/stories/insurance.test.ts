import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as orders } from '#orders/routes';
import { balances } from '#payments/domain/journal';
import { journalEntries } from '#payments/store';
import { handler as pricing } from '#pricing/routes';
import { sellServices } from '../builders/cover-desk.ts';
import { openPayDesk, type PayDesk } from '../builders/pay-desk.ts';
import { enrol } from '../builders/shop.ts';

let desk: PayDesk;
let services: Awaited<ReturnType<typeof sellServices>>;
let memberId: string;
before(async () => {
  desk = await openPayDesk();
  services = await sellServices(desk.world, desk.shop.hq.token);
  memberId = await enrol(desk.world, desk.shop.ada.token, '13800136001', '陈');
  const off = { kind: 'TIERS', lane: 'ORDER', tiers: [{ min: 430000, off: 10000 }] };
  const body = { name: '满 4300 减 100', promotion: off };
  await desk.world.call(pricing, 'POST /pricing/promotions', { token: desk.shop.hq.token, body });
});
after(() => desk.close());

const phone = (serials: string[]) => ({ lineKey: 'L1', skuId: desk.shop.skus['PHONE-X'], qty: serials.length, serials });
const cover = (qty: number) => ({ lineKey: 'L2', skuId: services['COVER-1Y'], qty, covers: 'L1' });
const books = async (slipId: string) => balances(await desk.world.inside(() => journalEntries(desk.shop.scope, slipId)));
const policies = async (slipId: string) => (await desk.ask('GET /payments/slips/{slipId}/policies', { params: { slipId } })).body.items;
const minutes = async (count: number): Promise<void> => {
  for (let minute = 0; minute < count; minute += 1) {
    await desk.sweep();
    await desk.pass(1);
  }
};
const asked = (route: string, body: object, params = {}) => desk.world.call(orders, route, { token: desk.shop.ada.token, body, params });
const quoted = (lines: object[], more = {}) =>
  desk.world.call(pricing, 'POST /pricing/quotes', { token: desk.shop.ada.token, body: { lines, ...more } });

async function sold(lines: object[], more = {}) {
  const { body: quote } = await quoted(lines, more);
  const body = { lines, ...more, expectedNetFen: quote.netFen, cash: { receivedFen: quote.netFen } };
  const { status, body: slip } = await asked('POST /orders/slips', body);
  assert.equal(status, 201, JSON.stringify(slip));
  return slip;
}

test('insurance goes with goods of its kind, one for each piece; promotions, points and stock leave it alone', async () => {
  const { body } = await quoted([phone(['SH-SN0001']), cover(1), { lineKey: 'L3', skuId: services['FIT-1'], qty: 1, covers: 'L1' }]);
  const net = (lineKey: string) => body.lines.find((line: { lineKey: string }) => line.lineKey === lineKey)?.netFen;
  // The premium alone is at its price; with it the goods would not reach another step of the promotion.
  assert.deepEqual([net('L2'), body.listFen], [29900, 429900 + 29900 + 10000]);
  assert.equal(body.netFen, body.listFen - 10000);
  const { body: without } = await quoted([phone(['SH-SN0001']), cover(1)], { memberId });
  assert.deepEqual([without.netFen, without.pointsEarned], [429900 + 29900, 4299], 'premiums reach no threshold and earn no points');
  const refused = async (lines: object[]) => (await quoted(lines)).body.code;
  const boots = { lineKey: 'L1', skuId: desk.shop.skus['BOOT-42'], qty: 1 };
  assert.deepEqual(
    [
      await refused([boots, cover(1)]),
      await refused([phone(['SH-SN0001']), cover(2)]),
      await refused([{ ...cover(1), covers: undefined }]),
    ],
    ['LINE_COVER', 'LINE_COVER', 'LINE_COVER'],
  );
  assert.equal(await refused([boots, { lineKey: 'L2', skuId: desk.shop.skus['LAMP-1'], qty: 1, covers: 'L1' }]), 'LINE_COVER');
});

test('paid, the insurer issues the policy although its first answers are lost; the premium is owed to it', async () => {
  const slip = await sold([phone(['SH-SN0001', 'SH-SN0002']), cover(2)], { memberId });
  const { slipId, netFen } = slip;
  assert.deepEqual(await books(slipId), { CASH: netFen, SLIP_MONEY: 0, SALES: 59800 - netFen, PREMIUM: -59800 });
  assert.deepEqual(
    (await policies(slipId)).map((one: { state: string }) => one.state),
    ['ISSUING'],
  );
  await desk.bench.api('/faults', { system: 'partners', kind: 'timeout', holdMs: 10, times: 1 });
  await minutes(1);
  await desk.bench.api('/faults', { system: 'partners', kind: 'http', status: 503, times: 1 });
  await minutes(1);
  assert.equal((await policies(slipId))[0].state, 'ISSUING');
  await minutes(3);
  const [policy] = await policies(slipId);
  assert.deepEqual([policy.state, policy.item, policy.pieces], ['ISSUED', '星途手机 256G', 2]);
  assert.deepEqual(policy.serials, ['SH-SN0001', 'SH-SN0002']);
  assert.match(policy.policyNo, /^BX\d{14}$/);
});

test('one phone comes back: its insurance ends with it, the premium with the price, and the insurer hears of it once', async () => {
  const { body: list } = await desk.world.call(orders, 'GET /orders/slips', { token: desk.shop.ada.token });
  const { slipId, netFen } = list.items[0];
  const back = { lines: [{ lineKey: 'L1', qty: 1, serials: ['SH-SN0002'] }] };
  const { body: shown } = await asked('POST /orders/slips/{slipId}/returns/preview', back, { slipId });
  const { policyNo } = (await policies(slipId))[0];
  assert.deepEqual(shown.policies, [{ lineKey: 'L2', name: '碎屏险一年', item: '星途手机 256G', pieces: 1, premiumFen: 29900, policyNo }]);
  const phoneFen = shown.lines.find((line: { lineKey: string }) => line.lineKey === 'L1').refundFen;
  assert.equal(shown.refundFen, phoneFen + 29900);
  const done = await asked(
    'POST /orders/slips/{slipId}/returns',
    { ...back, reason: '不合适', expectedRefundFen: shown.refundFen },
    { slipId },
  );
  assert.equal(done.status, 201, JSON.stringify(done.body));
  assert.deepEqual(await books(slipId), {
    CASH: netFen - shown.refundFen,
    SLIP_MONEY: 0,
    SALES: 29900 - (netFen - shown.refundFen),
    PREMIUM: -29900,
  });
  assert.deepEqual(
    (await policies(slipId))[0].endings.map((one: { state: string }) => one.state),
    ['SENDING'],
  );
  await minutes(2);
  const [policy] = await policies(slipId);
  assert.deepEqual([policy.endings[0].state, policy.piecesLeft], ['DONE', 1]);
  const overview = await desk.bench.api('/partners/policies', {});
  assert.deepEqual(overview, { [`${slipId}-L2`]: { state: 'ISSUED', pieces: 2, endings: [{ pieces: 1, premiumFen: 29900 }] } });
});

test('insurance alone may be given back; then the goods come back without it, and nothing is left', async () => {
  const { body: list } = await desk.world.call(orders, 'GET /orders/slips', { token: desk.shop.ada.token });
  const { slipId } = list.items[0];
  const takeBack = async (lines: object[]) => {
    const { body: shown } = await asked('POST /orders/slips/{slipId}/returns/preview', { lines }, { slipId });
    const body = { lines, reason: '不要保险了', expectedRefundFen: shown.refundFen };
    const done = await asked('POST /orders/slips/{slipId}/returns', body, { slipId });
    assert.equal(done.status, 201, JSON.stringify(done.body));
    return shown;
  };
  assert.equal((await takeBack([{ lineKey: 'L2', qty: 1 }])).refundFen, 29900);
  const rest = await takeBack([{ lineKey: 'L1', qty: 1, serials: ['SH-SN0001'] }]);
  assert.deepEqual([rest.policies, rest.whole], [[], true]);
  assert.deepEqual(await books(slipId), { CASH: 0, SLIP_MONEY: 0, SALES: 0, PREMIUM: 0 });
  await minutes(3);
  assert.equal((await policies(slipId))[0].piecesLeft, 0);
});

test('an insurer that declines says why on the slip; its premium is given back like any line, and there is nothing to cancel', async () => {
  await desk.bench.api('/partners/decline-plans', { plans: ['COVER-1Y'] });
  const { slipId } = await sold([phone(['SH-SN0003']), cover(1)]);
  await minutes(2);
  const [policy] = await policies(slipId);
  assert.deepEqual([policy.state, policy.failure], ['DECLINED', '该方案已停售']);
  const body = { lines: [{ lineKey: 'L2', qty: 1 }], reason: '保险方未承保', expectedRefundFen: 29900 };
  assert.equal((await asked('POST /orders/slips/{slipId}/returns', body, { slipId })).status, 201);
  assert.deepEqual(
    (await policies(slipId))[0].endings.map((one: { state: string }) => one.state),
    ['DONE'],
  );
});

test('goods that come back before the insurer has answered: it issues, then hears that it ended', async () => {
  await desk.bench.api('/partners/decline-plans', { plans: [] });
  const { slipId } = await sold([phone(['SH-SN0004']), cover(1)]);
  const lines = [{ lineKey: 'L1', qty: 1, serials: ['SH-SN0004'] }];
  const { body: shown } = await asked('POST /orders/slips/{slipId}/returns/preview', { lines }, { slipId });
  await asked('POST /orders/slips/{slipId}/returns', { lines, reason: '不要了', expectedRefundFen: shown.refundFen }, { slipId });
  await minutes(4);
  const [policy] = await policies(slipId);
  assert.deepEqual([policy.state, policy.endings[0].state, policy.piecesLeft], ['ISSUED', 'DONE', 0]);
});

test('a service alone leaves the shelves as they are', async () => {
  const { slipId, netFen } = await sold([{ lineKey: 'L1', skuId: services['FIT-1'], qty: 2 }]);
  const back = { lines: [{ lineKey: 'L1', qty: 1 }], reason: '少装一台', expectedRefundFen: netFen / 2 };
  assert.equal((await asked('POST /orders/slips/{slipId}/returns', back, { slipId })).status, 201);
});
