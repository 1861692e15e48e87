import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dayOf } from '#kernel/instant';
import { openPayDesk, type PayDesk } from '../builders/pay-desk.ts';

let desk: PayDesk;
let day: string;
before(async () => {
  desk = await openPayDesk();
  day = dayOf(desk.world.clock.now());
});
after(() => desk.close());

const books = async () => (await desk.ask('GET /payments/day', { token: desk.shop.manager.token, query: { day } })).body;
const close = (body: object) =>
  desk.ask('POST /payments/day-closes', { token: desk.shop.manager.token, body: { day, floatFen: 50000, ...body } });
const way = (all: { ways: { account: string }[] }, account: string) => all.ways.find((one) => one.account === account);

test('the books say what each way should hold: cash with what went back, WeChat by callback, card by hand', async () => {
  const mixed = await desk.openSlip();
  await desk.payByWechat(mixed.slipId, 30000);
  await desk.tender(mixed.slipId, { method: 'CASH', amountFen: mixed.netFen - 30000 });
  const carded = await desk.openSlip();
  await desk.tender(carded.slipId, { method: 'CARD', amountFen: carded.netFen, reference: '参考 1' });
  await desk.giveBack(mixed.slipId, 40000, 'day-return');
  const all = await books();
  assert.deepEqual(way(all, 'CASH'), {
    account: 'CASH',
    inFen: mixed.netFen - 30000,
    outFen: 10000,
    netFen: mixed.netFen - 40000,
    times: 2,
  });
  assert.deepEqual(way(all, 'WECHAT'), { account: 'WECHAT', inFen: 30000, outFen: 0, netFen: 30000, times: 1 });
  assert.deepEqual(way(all, 'CARD'), { account: 'CARD', inFen: carded.netFen, outFen: 0, netFen: carded.netFen, times: 1 });
});

test('a count that differs needs a reason; the close stands as a row, and only a correction with a reason follows it', async () => {
  const { netFen } = way(await books(), 'CASH') as unknown as { netFen: number };
  const short = { counted: { CASH: 50000 + netFen - 1000 } };
  assert.equal((await close(short)).body.code, 'CLOSE_REASON');
  const done = await close({ ...short, note: '找零多给了 10 元' });
  assert.equal(done.status, 201, JSON.stringify(done.body));
  assert.deepEqual(done.body.differences[0], {
    account: 'CASH',
    expectedFen: 50000 + netFen,
    countedFen: 50000 + netFen - 1000,
    differenceFen: -1000,
  });
  assert.equal((await close({ ...short, note: '再来一次' })).body.code, 'CLOSE_DONE');
  const corrected = await close({ counted: { CASH: 50000 + netFen }, corrects: true, note: '10 元在抽屉夹层' });
  assert.deepEqual([corrected.body.seq, corrected.body.differences[0].differenceFen], [2, 0]);
  const { closes, ways } = await books();
  assert.deepEqual(
    closes.map((one: { seq: number; note: string }) => [one.seq, one.note]),
    [
      [1, '找零多给了 10 元'],
      [2, '10 元在抽屉夹层'],
    ],
  );
  assert.equal(
    way({ ways }, 'CASH') && (way({ ways }, 'CASH') as unknown as { netFen: number }).netFen,
    netFen,
    'what a count found is not what is expected',
  );
});

test('what is booked after the close is told; a guide looks but does not close, another dealer sees nothing', async () => {
  await desk.pass(1);
  const { slipId, netFen } = await desk.openSlip();
  await desk.tender(slipId, { method: 'CASH', amountFen: netFen });
  const all = await books();
  assert.deepEqual(
    all.afterClose.map((one: { slipId: string; amountFen: number }) => [one.slipId, one.amountFen]),
    [[slipId, netFen]],
  );
  const guide = await desk.ask('POST /payments/day-closes', { body: { day, floatFen: 0, counted: { CASH: 0 } } });
  assert.equal(guide.status, 403);
  const twin = await desk.ask('GET /payments/day', { token: desk.shop.twin.manager.token, query: { day } });
  assert.deepEqual([twin.body.ways, twin.body.closes], [[], []]);
});

test('a receipt comes as a picture and as a printer’s bytes with the slip’s number, goods and tenders', async () => {
  const { slipId, netFen } = await desk.openSlip();
  await desk.tender(slipId, { method: 'CASH', amountFen: netFen });
  const { number } = await desk.slipNow(slipId);
  const { status, body } = await desk.ask('GET /payments/slips/{slipId}/receipt', { params: { slipId }, query: { paper: '80' } });
  assert.equal(status, 200, JSON.stringify(body));
  const printed = new TextDecoder('gb18030').decode(Buffer.from(body.escPosBase64, 'base64'));
  for (const word of [number, '石径徒步鞋 42 码', '现金', '￥899.00'])
    assert.ok(printed.includes(word) && body.svg.includes(word.split(' ')[0]), word);
  const stranger = await desk.ask('GET /payments/slips/{slipId}/receipt', { token: desk.shop.twin.ada.token, params: { slipId } });
  assert.equal(stranger.status, 404);
});

test('two managers close at once: one close stands', async () => {
  const tomorrow = 24 * 60;
  await desk.pass(tomorrow);
  day = dayOf(desk.world.clock.now());
  const token = await desk.world.signIn({
    ...{ kind: 'staff', role: 'manager', personId: desk.shop.manager.personId, name: '店长' },
    ...{ orgId: desk.shop.storeId, dealerId: desk.shop.dealerId, storeId: desk.shop.storeId },
  });
  const both = await Promise.all(
    [1, 2].map(() => desk.ask('POST /payments/day-closes', { token, body: { day, floatFen: 0, counted: { CASH: 0 } } })),
  );
  assert.deepEqual(both.map(({ status }) => status).sort(), [201, 409], JSON.stringify(both.map(({ body }) => body)));
});
