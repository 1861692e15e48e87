import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { balances } from '#payments/domain/journal';
import { journalEntries } from '#payments/store';
import { openPayDesk, type PayDesk } from '../builders/pay-desk.ts';
import { enrol } from '../builders/shop.ts';

let desk: PayDesk;
let memberId: string;
before(async () => {
  desk = await openPayDesk();
  memberId = await enrol(desk.world, desk.shop.ada.token, '13800135001', '陈');
});
after(() => desk.close());

const books = async (slipId: string) => balances(await desk.world.inside(() => journalEntries(desk.shop.scope, slipId)));
const instalment = (slipId: string, amountFen: number) =>
  desk.ask('POST /payments/slips/{slipId}/instalments', { params: { slipId }, body: { amountFen, periods: 12 } });
const minutes = async (count: number): Promise<void> => {
  for (let minute = 0; minute < count; minute += 1) {
    await desk.sweep();
    await desk.pass(1);
  }
};

test('an instalment is a tender once the provider has approved; its part of a refund shrinks the loan, never WeChat Pay', async () => {
  const { slipId, netFen } = await desk.openSlip(memberId);
  const { status, body } = await instalment(slipId, netFen - 10000);
  assert.deepEqual([status, body.state, body.method], [201, 'PENDING', 'INSTALMENT'], JSON.stringify(body));
  assert.match(body.codeUrl, /lender/);
  await minutes(2);
  assert.equal((await desk.slipNow(slipId)).paidFen, 0);
  await desk.bench.api('/partners/decide', { no: body.paymentId });
  await minutes(3);
  assert.equal((await desk.slipNow(slipId)).paidFen, netFen - 10000);
  await desk.tender(slipId, { method: 'CASH', amountFen: 10000 });
  await desk.giveBack(slipId, 20000, 'rt_1');
  await minutes(2);
  const [refund] = await desk.refunds(slipId);
  assert.deepEqual([refund.method, refund.amountFen, refund.state], ['INSTALMENT', 20000, 'DONE']);
  assert.deepEqual(await books(slipId), { LENDER: netFen - 30000, CASH: 10000, SLIP_MONEY: 0, SALES: 20000 - netFen, REFUND_DUE: 0 });
});

test('a declined application frees the slip; one that nobody answers is closed', async () => {
  const { slipId, netFen } = await desk.openSlip(memberId);
  const { body } = await instalment(slipId, netFen);
  await desk.bench.api('/partners/decide', { no: body.paymentId, approve: false });
  await minutes(3);
  assert.equal((await desk.ask('GET /payments/{paymentId}', { params: { paymentId: body.paymentId } })).body.state, 'CLOSED');
  const again = await instalment(slipId, netFen);
  assert.equal(again.status, 201, JSON.stringify(again.body));
  await minutes(37);
  assert.equal((await desk.ask('GET /payments/{paymentId}', { params: { paymentId: again.body.paymentId } })).body.state, 'CLOSED');
  assert.deepEqual(await books(slipId), {});
});

test('a loan that is approved for a slip let go meanwhile goes back to the lender', async () => {
  const { slipId, netFen } = await desk.openSlip(memberId);
  const { body } = await instalment(slipId, 10000);
  await desk.pass(31);
  await desk.bench.api('/partners/decide', { no: body.paymentId });
  const slip = await desk.slipNow(slipId);
  await desk.tender(slipId, { method: 'CASH', amountFen: slip.netFen });
  await minutes(12);
  assert.equal((await desk.ask('GET /payments/{paymentId}', { params: { paymentId: body.paymentId } })).body.state, 'REFUNDED');
  assert.deepEqual(await books(slipId), { CASH: netFen, SLIP_MONEY: 0, SALES: -netFen, LENDER: 0, REFUND_DUE: 0 });
});

test('an old thing is valued, taken in once and told to the valuer; its worth pays the slip and is prepayment when all goes back', async () => {
  const { slipId, netFen } = await desk.openSlip(memberId);
  const asked = await desk.ask('POST /payments/trade-ins/valuations', { body: { item: '旧手机 128G', condition: 'WORN' } });
  assert.equal(asked.status, 200, JSON.stringify(asked.body));
  const { valuationNo, amountFen } = asked.body;
  assert.ok(amountFen > 0 && amountFen < netFen, String(amountFen));
  const take = () => desk.ask('POST /payments/slips/{slipId}/trade-ins', { params: { slipId }, body: { valuationNo } });
  const taken = await take();
  assert.deepEqual([taken.status, taken.body.slipDueFen], [201, netFen - amountFen], JSON.stringify(taken.body));
  for (const wait of [0, 1]) {
    await minutes(wait);
    const twice = await take();
    assert.deepEqual([twice.status, twice.body.code], [409, 'VALUATION_GONE'], `${wait} minutes later`);
  }
  await desk.tender(slipId, { method: 'CASH', amountFen: netFen - amountFen });
  await desk.giveBack(slipId, netFen, 'rt_2');
  const { body } = await desk.ask('GET /payments/accounts/{memberId}', { params: { memberId } });
  assert.equal(body.prepaidFen, amountFen);
  const { TRADE_IN: thing, CASH: cash, PREPAID: prepaid, SALES: sales } = await books(slipId);
  assert.deepEqual([thing, cash, prepaid, sales], [amountFen, 0, -amountFen, 0]);
});

test('without the valuer nothing is booked, and a silent lender leaves no code open for ever', async () => {
  const { slipId, netFen } = await desk.openSlip(memberId);
  await desk.bench.api('/faults', { system: 'partners', path: '/', kind: 'http', status: 502, times: 100 });
  const valued = await desk.ask('POST /payments/trade-ins/valuations', { body: { item: '旧电视', condition: 'GOOD' } });
  assert.deepEqual([valued.status, valued.body.code], [409, 'VALUER_SILENT']);
  const { status, body } = await instalment(slipId, netFen);
  assert.deepEqual([status, body.code], [409, 'PAY_UNREACHABLE']);
  await desk.bench.api('/faults/clear');
  await minutes(3);
  assert.equal((await instalment(slipId, netFen)).status, 201);
});
