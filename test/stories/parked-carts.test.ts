import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as orders } from '#orders/routes';
import { handler as pricing } from '#pricing/routes';
import { enrol, openShop, type Shop } from '../builders/shop.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
let memberId: string;
before(async () => {
  world = await startWorld({ secrets: { wechat: { appid: 'wx0000000000000001', secret: 'none' } } });
  shop = await openShop(world);
  memberId = await enrol(world, shop.ada.token, '13800137001', '陈女士');
});
after(() => world.stop());

const line = (code: string, qty = 1, more: object = {}) => ({ lineKey: code, skuId: shop.skus[code], qty, ...more });
const park = (body: object, token = shop.ada.token) => world.call(orders, 'POST /orders/parked', { token, body });
const parked = async (token = shop.ada.token) => (await world.call(orders, 'GET /orders/parked', { token })).body.items;
const take = (cartId: string, token = shop.ada.token, body: object = {}) =>
  world.call(orders, 'POST /orders/parked/{cartId}/take', { token, params: { cartId }, body });

test('a cart is parked with a note, seen by the whole store and by nobody else, and taken up by a colleague as it was', async () => {
  const split = [
    { personId: shop.ada.personId, bps: 6000 },
    { personId: shop.bo.personId, bps: 4000 },
  ];
  const asked = { lines: [line('TENT-2', 2), line('PHONE-X', 1, { serials: ['SH-SN0001'] })], memberId, points: 100, trimTo: 100, split };
  const { status, body } = await park({ ...asked, note: '红外套，去吃饭' });
  assert.equal(status, 201, JSON.stringify(body));
  assert.deepEqual([body.pieces, body.memberName, body.note], [3, '陈女士', '红外套，去吃饭']);
  const [seen, ...more] = await parked(shop.bo.token);
  assert.deepEqual([seen.cartId, seen.title, seen.parkedByName, more.length], [body.cartId, '云脊双人帐篷 等 2 种', body.parkedByName, 0]);
  assert.deepEqual(await parked(shop.twin.ada.token), []);
  assert.equal((await take(body.cartId, shop.twin.ada.token)).status, 404);
  const { body: taken } = await take(body.cartId, shop.bo.token);
  assert.deepEqual([taken.member.memberId, taken.points, taken.trimTo], [memberId, 100, 100]);
  assert.deepEqual(
    taken.split.map(({ personId, bps }: { personId: string; bps: number }) => ({ personId, bps })),
    split,
  );
  assert.deepEqual(
    taken.lines.map((one: { name: string; qty: number; serials: string[] }) => [one.name, one.qty, one.serials]),
    [
      ['云脊双人帐篷', 2, []],
      ['星途手机 256G', 1, ['SH-SN0001']],
    ],
  );
  assert.deepEqual(await parked(), []);
});

test('two guides take the same cart: one has it, the other is told who', async () => {
  const { body } = await park({ lines: [line('LAMP-1')] });
  const [first, second] = await Promise.all([take(body.cartId), take(body.cartId, shop.bo.token)]);
  const refused = first.status === 200 ? second : first;
  assert.deepEqual([first.status, second.status].sort(), [200, 409]);
  assert.ok(['PARKED_TAKEN', 'PARKED_GONE'].includes(refused.body.code));
  const later = await take(body.cartId, shop.bo.token);
  assert.equal(later.body.code, 'PARKED_TAKEN');
  assert.match(later.body.message, /已被.+取走/);
});

test('the cart at hand takes the place of the one that is taken, in one action; a swap that fails parks nothing', async () => {
  const { body: first } = await park({ lines: [line('LAMP-1')], note: '等电话' });
  const swapped = await take(first.cartId, shop.ada.token, { instead: { lines: [line('BOOT-42')], note: '试鞋' } });
  assert.equal(swapped.status, 200, JSON.stringify(swapped.body));
  assert.equal(swapped.body.lines[0].name, '萤火营地灯');
  const [left, ...more] = await parked();
  assert.deepEqual([left.note, more.length], ['试鞋', 0]);
  const late = await take(first.cartId, shop.bo.token, { instead: { lines: [line('TENT-2')] } });
  assert.equal(late.body.code, 'PARKED_TAKEN');
  assert.equal((await parked()).length, 1);
  await take(left.cartId);
});

test('a lost reply is asked for again: the same cart once more, and it is parked once', async () => {
  const asked = { token: shop.ada.token, body: { lines: [line('LAMP-1')] }, key: 'park-once-0000000001' };
  const [one, two] = [await world.call(orders, 'POST /orders/parked', asked), await world.call(orders, 'POST /orders/parked', asked)];
  assert.equal(one.body.cartId, two.body.cartId);
  assert.equal((await parked()).length, 1);
  const again = { token: shop.ada.token, params: { cartId: one.body.cartId }, body: {}, key: 'take-once-0000000001' };
  const route = 'POST /orders/parked/{cartId}/take';
  const [took, repeated] = [await world.call(orders, route, again), await world.call(orders, route, again)];
  assert.deepEqual([took.status, repeated.status, repeated.body], [200, 200, took.body]);
});

test('it holds nothing: goods are sold from under it, and the price is worked out when it is taken up', async () => {
  const { body } = await park({ lines: [line('PHONE-X', 1, { serials: ['SH-SN0002'] })] });
  const sale = { lines: [line('PHONE-X', 1, { serials: ['SH-SN0002'] })] };
  const { netFen } = (await world.call(pricing, 'POST /pricing/quotes', { token: shop.bo.token, body: sale })).body;
  const sold = { ...sale, expectedNetFen: netFen, cash: { receivedFen: netFen } };
  assert.equal((await world.call(orders, 'POST /orders/slips', { token: shop.bo.token, body: sold })).status, 201);
  assert.equal((await take(body.cartId)).status, 200);
});

test('goods that are not there, a stranger’s configuration, an empty cart: refused in words', async () => {
  const gone = await park({ lines: [{ lineKey: 'L1', skuId: `sk_${'0'.repeat(26)}`, qty: 1 }] });
  const made = await park({ lines: [line('LAMP-1', 1, { configurationId: `cf_${'0'.repeat(26)}` })] });
  const nobody = await park({ lines: [line('LAMP-1')], memberId: `mb_${'0'.repeat(26)}` });
  assert.deepEqual(
    [gone, made, nobody, await park({ lines: [] })].map(({ body }) => body.code),
    ['LINE_SKU_GONE', 'LINE_CONFIGURATION', 'MEMBER_GONE', 'BAD_REQUEST'],
  );
});

test('after seven days it is neither seen nor taken', async () => {
  const { body } = await park({ lines: [line('LAMP-1')] });
  world.clock.pass({ days: 7 });
  assert.deepEqual(await parked(), []);
  assert.equal((await take(body.cartId)).body.code, 'PARKED_GONE');
});
