import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { handler as catalogue } from '#catalogue/routes';
import { orgRow } from '#identity/store';
import { refuseShort, type Stock, serialRef, stockRef, type TakenLine } from '#inventory/queries';
import { handler as inventory } from '#inventory/routes';
import { holdStock, releaseStock, sellStock, shipHeldStock } from '#inventory/writes';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { idFactory } from '#platform/ports';
import { scopeOfDealer } from '#platform/scope';
import { get } from '#platform/table';
import type { Write } from '#platform/writes';
import { type Answer, startWorld, type World } from '../world.ts';

const newId = idFactory(() => Date.parse('2026-03-01T00:00:00Z'));
const dealerId = newId('org');
const storeId = newId('org');
const otherStoreId = newId('org');
const scope = scopeOfDealer(dealerId);

let world: World;
let manager: string;
let skuIds: string[];

before(async () => {
  world = await startWorld();
  const hq = await world.signIn({ kind: 'staff', role: 'hq' });
  manager = await world.signIn({ kind: 'staff', role: 'manager', dealerId, storeId });
  await world.put(store(storeId, '人民路店'), store(otherStoreId, '湖滨店'));
  const goods = [
    { code: 'YM-180', name: '云眠床垫', brand: '云眠', cat: '床垫', list: '3999' },
    { code: 'HX-P60', name: '华星手机', brand: '华星', cat: '手机', list: '5999', serialised: '是' },
  ];
  const rows = goods.map((cells, i) => ({ line: i + 2, cells }));
  await world.call(catalogue, 'POST /catalogue/imports', { token: hq, body: { kind: 'goods', rows } });
  const codes = goods.map(({ code }) => world.call(catalogue, 'GET /catalogue/codes/{code}', { token: manager, params: { code } }));
  skuIds = (await Promise.all(codes)).map(({ body }) => body.sku.skuId);
});
after(() => world.stop());

const store = (orgId: string, name: string) =>
  orgRow({
    orgId,
    kind: 'store',
    path: [],
    period: { from: '2020-01-01T00:00:00.000Z' },
    dealerId,
    code: orgId,
    name,
    legalEntity: '测试商贸',
    merchantNo: '1900000001',
    brands: [],
    region: '华东',
  });

const receive = (rows: unknown[], key?: string): Promise<Answer> =>
  world.call(inventory, 'POST /inventory/receipts', { token: manager, body: { rows }, ...(key ? { key } : {}) });

const stockOf = (skuId: string): Promise<Stock | undefined> => world.inside(() => get(stockRef(scope, storeId, skuId)));
const serialOf = (serial: string) => world.inside(() => get(serialRef(scope, serial)));

const takes = (slipId: string, lines: TakenLine[]) => ({ scope, storeId, slipId, lines });
const line = (skuId: string, qty: number, serials: string[] = []): TakenLine => ({ skuId, name: '云眠床垫', qty, serials });

/** Commits under a name of its own; returns the refusal's code, or undefined. */
async function doing(writes: () => Write[]): Promise<string | undefined> {
  try {
    await world.inside(() => commit({ ...systemContext('test', newId('entry')) }, { writes: writes(), reply: undefined }));
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const now = '2026-03-02T02:00:00.000Z';

test('a receipt adds goods once, however often its request arrives', async () => {
  const [mattress = ''] = skuIds;
  const first = await receive(
    [
      { code: 'YM-180', qty: 3 },
      { skuId: mattress, qty: 2 },
    ],
    'receipt-key-1',
  );
  assert.equal(first.status, 201);
  const again = await receive(
    [
      { code: 'YM-180', qty: 3 },
      { skuId: mattress, qty: 2 },
    ],
    'receipt-key-1',
  );
  assert.deepEqual(again.body, first.body);
  assert.deepEqual(await stockOf(mattress), { storeId, skuId: mattress, available: 5, reserved: 0, onHand: 5, safety: 0 });
  const [fact] = (await world.drainFacts()).filter(({ type }) => type === 'inventory.stock-received');
  assert.deepEqual(Object(fact?.data).lines, [{ skuId: mattress, qty: 5 }]);
});

test('a receipt refuses unknown codes, missing or known serial numbers, and foreign stores, and then changes nothing', async () => {
  const [, phone = ''] = skuIds;
  assert.equal((await receive([{ code: 'HX-P60', qty: 2, serials: ['SN-A1', 'SN-A2'] }])).status, 201);
  const refused: [unknown[], number, string][] = [
    [[{ code: 'NIX', qty: 1 }], 422, 'RECEIPT_CODE_UNKNOWN'],
    [[{ code: 'HX-P60', qty: 2, serials: ['SN-B1'] }], 422, 'SERIALS_MISMATCH'],
    [[{ code: 'HX-P60', qty: 1, serials: ['SN-A1'] }], 409, 'SERIAL_KNOWN'],
    [[{ code: 'HX-P60', qty: 2, serials: ['SN-B1', 'SN-B1'] }], 409, 'SERIAL_KNOWN'],
    [
      Array.from({ length: 2 }, () => ({ code: 'HX-P60', qty: 50, serials: Array.from({ length: 50 }, (_, i) => `SN-X${i}`) })),
      413,
      'RECEIPT_TOO_LARGE',
    ],
  ];
  for (const [rows, status, code] of refused) {
    const answer = await receive(rows);
    assert.deepEqual([answer.status, answer.body.code], [status, code]);
    assert.match(answer.body.message, /请/);
  }
  assert.equal((await stockOf(phone))?.available, 2);
});

test('all stores of the dealer are shown at once, other dealers see nothing', async () => {
  const [mattress = ''] = skuIds;
  const asked = { params: { skuId: mattress } };
  const shown = await world.call(inventory, 'GET /inventory/skus/{skuId}', { token: manager, ...asked });
  assert.deepEqual([shown.body.available, shown.body.stores[0].storeName, shown.cost.calls], [5, '人民路店', 3]);
  const stranger = await world.signIn({ kind: 'staff', role: 'guide', dealerId: newId('org'), storeId: newId('org') });
  const foreign = await world.call(inventory, 'GET /inventory/skus/{skuId}', { token: stranger, ...asked });
  assert.deepEqual(foreign.body.stores, []);
});

test('a hold sets goods aside, shipping takes them, and each step happens once', async () => {
  const [mattress = ''] = skuIds;
  const taking = takes('slip-1', [line(mattress, 1), line(mattress, 2)]);
  assert.equal(await doing(() => holdStock(taking, now)), undefined);
  assert.equal(await doing(() => holdStock(taking, now)), 'STOCK_STEP_DONE');
  assert.deepEqual(await stockOf(mattress), { storeId, skuId: mattress, available: 2, reserved: 3, onHand: 5, safety: 0 });
  assert.equal(await doing(() => holdStock(takes('slip-2', [line(mattress, 3)]), now)), 'STOCK_SHORT');
  assert.equal(await doing(() => shipHeldStock(taking, now)), undefined);
  assert.equal(await doing(() => releaseStock(taking, now)), 'STOCK_STEP_DONE');
  assert.equal(await doing(() => releaseStock(takes('slip-9', [line(mattress, 1)]), now)), 'STOCK_STEP_DONE');
  assert.deepEqual(await stockOf(mattress), { storeId, skuId: mattress, available: 2, reserved: 0, onHand: 2, safety: 0 });
});

test('what was sold at once can be neither held, shipped nor released', async () => {
  const [mattress = ''] = skuIds;
  const taking = takes('slip-3', [line(mattress, 1)]);
  assert.equal(await doing(() => sellStock(taking, now)), undefined);
  for (const step of [holdStock, sellStock, shipHeldStock, releaseStock])
    assert.equal(await doing(() => step(taking, now)), 'STOCK_STEP_DONE');
  assert.equal((await stockOf(mattress))?.onHand, 1);
});

test('a serial number is bound to one slip at a time, in its own store', async () => {
  const [, phone = ''] = skuIds;
  const taking = takes('slip-4', [{ ...line(phone, 1, ['SN-A1']), serialised: true }]);
  assert.equal(await doing(() => holdStock(taking, now)), undefined);
  assert.deepEqual([(await serialOf('SN-A1'))?.state, (await serialOf('SN-A1'))?.slipId], ['HELD', 'slip-4']);
  assert.equal(await doing(() => holdStock(takes('slip-5', [line(phone, 1, ['SN-A1'])]), now)), 'SERIAL_TAKEN');
  const elsewhere = { ...takes('slip-6', [line(phone, 1, ['SN-A2'])]), storeId: otherStoreId };
  assert.match((await doing(() => holdStock(elsewhere, now))) ?? '', /SERIAL_TAKEN|STOCK_SHORT/);
  assert.equal(await doing(() => releaseStock(taking, now)), undefined);
  assert.deepEqual([(await serialOf('SN-A1'))?.state, (await serialOf('SN-A1'))?.slipId], ['IN_STOCK', undefined]);
  assert.equal(await doing(() => sellStock({ ...taking, slipId: 'slip-7' }, now)), undefined);
  assert.equal((await serialOf('SN-A1'))?.state, 'SOLD');
});

test('goods with serial numbers need one for each piece, and none twice', () => {
  const [, phone = ''] = skuIds;
  const code = (lines: TakenLine[]) => {
    try {
      holdStock(takes('slip-8', lines), now);
      return undefined;
    } catch (error) {
      return error instanceof Refusal ? error.code : error;
    }
  };
  assert.equal(code([{ ...line(phone, 2, ['SN-A2']), serialised: true }]), 'SERIALS_MISMATCH');
  assert.equal(code([line(phone, 1, ['SN-A2', 'SN-A3'])]), 'SERIALS_MISMATCH');
  assert.equal(code([line(phone, 1, ['SN-A2']), line(phone, 1, ['SN-A2'])]), 'SERIAL_TAKEN');
});

test('who has read the stock can say how many are left', () => {
  const stock = { storeId, skuId: 'a', available: 2, reserved: 0, onHand: 2, safety: 0 };
  assert.throws(
    () => refuseShort([line('a', 1), line('a', 2)], [stock]),
    (error) => error instanceof Refusal && error.code === 'STOCK_LEFT' && error.facts.available === 2,
  );
  assert.doesNotThrow(() => refuseShort([line('a', 2)], [stock]));
});

test('safety stock is kept back from sale and given back', async () => {
  const [mattress = ''] = skuIds;
  await receive([{ skuId: mattress, qty: 4 }]);
  const set = (safety: number) =>
    world.call(inventory, 'PUT /inventory/skus/{skuId}/safety', { token: manager, params: { skuId: mattress }, body: { safety } });
  assert.deepEqual((await set(4)).body, { storeId, available: 1, reserved: 0, onHand: 5, safety: 4 });
  const tooHigh = await set(6);
  assert.deepEqual([tooHigh.status, tooHigh.body.code, tooHigh.body.facts.available], [409, 'SAFETY_TOO_HIGH', 5]);
  assert.equal(await doing(() => sellStock(takes('slip-10', [line(mattress, 2)]), now)), 'STOCK_SHORT');
  assert.deepEqual((await set(0)).body, { storeId, available: 5, reserved: 0, onHand: 5, safety: 0 });
  assert.deepEqual((await set(0)).status, 200);
});

const step = fc.record({ kind: fc.constantFrom('hold', 'sell', 'ship', 'release'), slip: fc.nat(5) });

test('whatever is held, shipped, sold and released at the same time: onHand = available + reserved + safety, and none below 0', async () => {
  const steps = { hold: holdStock, sell: sellStock, ship: shipHeldStock, release: releaseStock };
  const skus = [newId('sku'), newId('sku')];
  let run = 0;
  const property = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (list) => {
    run += 1;
    const mine = skus.map((skuId) => `${skuId}-${run}`);
    await world.put(...mine.map((skuId) => ({ ...stockRef(scope, storeId, skuId).key, available: 6, reserved: 0, onHand: 7, safety: 1 })));
    const linesOf = (slip: number) => mine.map((skuId, sku) => line(skuId, 1 + ((slip + sku) % 3))).slice(slip % 2);
    const gone = new Map<string, number>();
    const work = list.map(async ({ kind, slip }) => {
      const lines = linesOf(slip);
      const refused = await doing(() => steps[kind](takes(`${run}-${slip}`, lines), now));
      if (refused !== undefined || kind === 'hold' || kind === 'release') return;
      for (const { skuId, qty } of lines) gone.set(skuId, (gone.get(skuId) ?? 0) + qty);
    });
    await Promise.all(work);
    for (const skuId of mine) {
      const stock = await stockOf(skuId);
      assert.ok(stock);
      assert.equal(stock.onHand, stock.available + stock.reserved + stock.safety);
      assert.ok(Math.min(stock.available, stock.reserved, stock.onHand) >= 0);
      assert.equal(stock.onHand, 7 - (gone.get(skuId) ?? 0));
    }
  });
  await fc.assert(property, { numRuns: 20 });
});
