import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as catalogue } from '#catalogue/routes';
import { handler as inventory } from '#inventory/routes';
import { idFactory } from '#platform/ports';
import { type Answer, startWorld, type World } from '../world.ts';

const newId = idFactory(() => Date.parse('2026-03-01T00:00:00Z'));
const dealerId = newId('org');
const storeId = newId('org');

let world: World;
let hq: string;
let guide: string;

before(async () => {
  world = await startWorld();
  hq = await world.signIn({ kind: 'staff', role: 'hq' });
  guide = await world.signIn({ kind: 'staff', role: 'guide', dealerId, storeId });
});
after(() => world.stop());

const rows = [
  {
    code: 'YM-180',
    name: '云眠乳胶床垫',
    spec: '1.8米',
    brand: '云眠',
    cat: '床垫',
    list: '3999',
    floor: '3000',
    cost: '2000',
    barcodes: '6901234567892',
  },
  { code: 'YM-150', name: '云眠乳胶床垫', spec: '1.5米', brand: '云眠', cat: '床垫', list: '3599', barcodes: '6901234567908' },
  {
    code: 'HX-P60',
    name: '华星手机 P60',
    spec: '黑 256GB',
    brand: '华星',
    cat: '手机',
    list: '5999',
    serialised: '是',
    barcodes: '6901234567915',
  },
  { code: 'cd', name: '测试商品', spec: '', brand: '云眠', cat: '其他', list: '1' },
];

const importRows = (list: Record<string, string>[], key?: string): Promise<Answer> =>
  world.call(catalogue, 'POST /catalogue/imports', {
    token: hq,
    body: { kind: 'goods', rows: list.map((cells, i) => ({ line: i + 2, cells })) },
    ...(key ? { key } : {}),
  });

const search = async (q: string, cursor?: string): Promise<Answer> =>
  world.call(catalogue, 'GET /catalogue/skus', { token: guide, query: { q, cursor } });

const codes = (answer: Answer): string[] => answer.body.items.map((item: { code: string }) => item.code);

test('good rows are imported and every bad one is reported with its line, field and what to do', async () => {
  const bad = [
    { code: 'BAD 1', name: '坏行', brand: '云眠', cat: '床垫', list: '1' },
    { code: 'YM-999', name: '坏行', brand: '云眠', cat: '床垫', list: '一千', barcodes: '6901234567891' },
    { code: 'YM-180', name: '重复', brand: '云眠', cat: '床垫', list: '1' },
    { code: 'YM-888', name: '抢条码', brand: '云眠', cat: '床垫', list: '1', barcodes: '6901234567892' },
  ];
  const answer = await importRows([...rows, ...bad]);
  assert.equal(answer.status, 200);
  const { created, updated, unchanged } = answer.body;
  assert.deepEqual({ created, updated, unchanged }, { created: 4, updated: 0, unchanged: 0 });
  assert.deepEqual(
    answer.body.bad.map(({ line, field }: { line: number; field: string }) => `${line} ${field}`),
    ['6 商品编码', '7 零售价', '7 条码', '8 商品编码', '9 条码'],
  );
  for (const { message } of answer.body.bad) assert.match(message, /请/);
  const facts = await world.drainFacts();
  assert.deepEqual([facts.length, new Set(facts.map(({ type }) => type))], [4, new Set(['catalogue.sku-changed'])]);
});

test('importing the same file again changes nothing; a new price makes a new revision of that SKU only', async () => {
  const again = await importRows(rows);
  assert.deepEqual(again.body, { created: 0, updated: 0, unchanged: 4, bad: [] });
  assert.deepEqual(await world.drainFacts(), []);
  const dearer = rows.map((row) => (row.code === 'YM-180' ? { ...row, list: '4199' } : row));
  assert.deepEqual((await importRows(dearer)).body, { created: 0, updated: 1, unchanged: 3, bad: [] });
  const [fact] = await world.drainFacts();
  const data = fact?.data as Record<string, unknown>;
  assert.deepEqual([data.code, data.rev, data.priceChanged, data.created], ['YM-180', 2, true, false]);
  const scanned = await world.call(catalogue, 'GET /catalogue/codes/{code}', { token: guide, params: { code: '6901234567892' } });
  assert.equal(scanned.body.sku.listFen, 419900);
});

test('a repeated import request answers as the first time', async () => {
  const more = [{ code: 'ZX-1', name: '桌子', brand: '云眠', cat: '桌', list: '99' }];
  const first = await importRows(more, 'import-key-1');
  const second = await importRows(more, 'import-key-1');
  assert.deepEqual([first.body.created, second.body], [1, first.body]);
});

test('a scan finds barcode and article code in two round trips, and says what to do about an unknown code', async () => {
  const scan = (code: string) => world.call(catalogue, 'GET /catalogue/codes/{code}', { token: guide, params: { code } });
  const byBarcode = await scan('6901234567915');
  assert.deepEqual([byBarcode.body.sku.code, byBarcode.cost.calls], ['HX-P60', 2]);
  assert.equal((await scan('HX-P60')).body.sku.skuId, byBarcode.body.sku.skuId);
  assert.equal((await scan('hx-p60')).status, 404);
  const unknown = await scan('6909999999994');
  assert.deepEqual([unknown.status, unknown.body.code], [404, 'CODE_UNKNOWN']);
  assert.match(unknown.body.message, /6909999999994/);
});

test('a serial number is found in its own dealer only', async () => {
  const { skuId } = (await search('HX-P60')).body.items[0];
  await world.put({
    pk: `D#${dealerId}#SERIAL#SN0001`,
    sk: 'SERIAL',
    serial: 'SN0001',
    skuId,
    storeId,
    state: 'IN_STOCK',
    sku: {
      skuId,
      code: 'HX-P60',
      name: '华星手机 P60',
      spec: '',
      brand: '华星',
      cat: '手机',
      unit: '台',
      serialised: true,
      status: 'ON_SALE',
    },
  });
  const asked = { params: { code: 'SN0001' } };
  const mine = await world.call(catalogue, 'GET /catalogue/codes/{code}', { token: guide, ...asked });
  assert.deepEqual([mine.body.kind, mine.body.serial, mine.body.sku.skuId, mine.cost.calls], ['serial', 'SN0001', skuId, 2]);
  const stranger = await world.signIn({ kind: 'staff', role: 'guide', dealerId: newId('org'), storeId: newId('org') });
  const foreign = await world.call(catalogue, 'GET /catalogue/codes/{code}', { token: stranger, ...asked });
  const nowhere = await world.call(catalogue, 'GET /catalogue/codes/{code}', { token: stranger, params: { code: 'SN9999' } });
  assert.deepEqual([foreign.status, foreign.body.code], [nowhere.status, nowhere.body.code]);
});

test('search finds names, pinyin, codes and barcodes in three round trips at most', async () => {
  const found: [string, string[]][] = [
    ['乳胶', ['YM-150', 'YM-180']],
    ['乳胶 1.5', ['YM-150']],
    ['ymrj', ['YM-150', 'YM-180']],
    ['shouji', ['HX-P60']],
    ['shafa', []],
    ['huaxing', ['HX-P60']],
    ['ym-1', ['YM-150', 'YM-180']],
    ['6901234567', ['HX-P60', 'YM-150', 'YM-180']],
    ['256gb', ['HX-P60']],
    ['不存在', []],
  ];
  for (const [q, expected] of found) {
    const answer = await search(q);
    assert.deepEqual(codes(answer).sort(), expected, q);
    assert.ok(answer.cost.calls <= 3, q);
  }
});

test('an exact code is listed before goods whose pinyin is the same', async () => {
  assert.equal(codes(await search('cd'))[0], 'cd');
  assert.equal(codes(await search('cd')).length, 3);
});

test('goods taken off sale are not found any more, renamed ones by their new name only', async () => {
  const changed = rows.map((row) =>
    row.code === 'YM-150' ? { ...row, status: '下架' } : row.code === 'cd' ? { ...row, name: '云朵枕' } : row,
  );
  assert.equal((await importRows(changed)).body.updated, 3);
  assert.deepEqual(codes(await search('乳胶')), ['YM-180']);
  assert.deepEqual(codes(await search('测试商品')), []);
  assert.deepEqual(codes(await search('云朵')), ['cd']);
});

test('who may see floor and cost follows the role', async () => {
  const { skuId } = (await search('YM-180')).body.items[0];
  const show = async (token: string) => (await world.call(catalogue, 'GET /catalogue/skus/{skuId}', { token, params: { skuId } })).body;
  const manager = await world.signIn({ kind: 'staff', role: 'manager', dealerId, storeId });
  const member = await world.signIn({ kind: 'customer', memberId: newId('member') });
  const seen = async (token: string) => ['floorFen', 'costFen'].filter((field) => field in Object(token));
  assert.deepEqual(await seen(await show(hq)), ['floorFen', 'costFen']);
  assert.deepEqual(await seen(await show(manager)), ['floorFen']);
  assert.deepEqual(await seen(await show(guide)), []);
  assert.deepEqual(await seen(await show(member)), []);
  const denied = await world.call(catalogue, 'POST /catalogue/imports', {
    token: guide,
    body: { kind: 'goods', rows: [{ line: 1, cells: {} }] },
  });
  assert.equal(denied.status, 403);
});

test('a list that is longer than a page is read on with its cursor', async () => {
  const many = Array.from({ length: 70 }, (_, i) => ({
    code: `LOT-${100 + i}`,
    name: `批量货 ${i}`,
    brand: '云眠',
    cat: '其他',
    list: '1',
  }));
  assert.equal((await importRows(many)).body.created, 70);
  const first = await search('批量');
  const second = await search('批量', first.body.cursor);
  assert.equal(new Set([...codes(first), ...codes(second)]).size, 70);
  assert.equal(second.body.cursor, undefined);
  const forged = await search('床垫', first.body.cursor);
  assert.deepEqual([forged.status, forged.body.code], [400, 'BAD_REQUEST']);
});

test('stock of a foreign store is not found', async () => {
  const manager = await world.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId });
  const answer = await world.call(inventory, 'POST /inventory/receipts', {
    token: manager,
    body: { storeId: newId('org'), rows: [{ code: 'YM-180', qty: 1 }] },
  });
  assert.equal(answer.status, 404);
});
