import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as orders } from '#orders/routes';
import { type KitDesk, openKitDesk } from '../builders/kit-desk.ts';
import { enrol, openShop, type Shop } from '../builders/shop.ts';
import { type Answer, startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
let desk: KitDesk;
let kitId: string;
before(async () => {
  world = await startWorld({ secrets: { wechat: { appid: 'wx0000000000000001', secret: 'none' } } });
  shop = await openShop(world);
  desk = await openKitDesk(world, shop);
  const { status, body } = await desk.publishKit();
  assert.equal(status, 201, JSON.stringify(body));
  kitId = body.kitId;
});
after(() => world.stop());

type Line = Answer['body'];
const nets = (lines: readonly Line[]): Record<string, number> => Object.fromEntries(lines.map(({ lineKey, netFen }) => [lineKey, netFen]));
const whole = { width: 1800, 'mattress.core': 'latex' };

test('a guide finds the kit, chooses the shared width once, and a rule across parts chooses the rest', async () => {
  const { body: list } = await desk.get('GET /configurator/kits');
  assert.deepEqual(list.items, [
    {
      ...{ kitId, version: 1, name: '卧室三件套', fromFen: 697600 },
      parts: [
        { key: 'mattress', name: '床垫', qty: 1 },
        { key: 'bed', name: '床', qty: 1 },
        { key: 'stand', name: '床头柜', qty: 2 },
      ],
    },
  ]);
  const { body: shown } = await desk.get('GET /configurator/kits/{kitId}', shop.ada.token, { kitId });
  assert.deepEqual(Object.keys(shown.diagram.vars), ['width', 'mattress.core', 'bed.base']);
  assert.deepEqual(shown.labels['mattress.core'].name, '床垫 · 内芯');
  assert.equal(JSON.stringify(shown).includes('rules'), false);
});

test('head office reads what it wrote, and nobody else reads it', async () => {
  const { body: written } = await desk.get('GET /configurator/kits/{kitId}/definition', shop.hq.token, { kitId });
  const { rules, shared, price } = desk.bedroom;
  assert.deepEqual([written.rules, written.shared, written.rateBp, written.roundTo], [rules, shared, price.rateBp, price.roundTo]);
  assert.deepEqual(
    written.parts.map((part: Line) => [part.key, part.qty, part.modelId !== undefined]),
    [
      ['mattress', 1, true],
      ['bed', 1, true],
      ['stand', 2, false],
    ],
  );
  const refused = await desk.get('GET /configurator/kits/{kitId}/definition', shop.ada.token, { kitId });
  assert.equal(refused.status, 403);
});

test('its lines cost together what the kit costs; the slip, the customer’s too, names the kit', async () => {
  const { status, body: made } = await desk.made(kitId, whole);
  assert.equal(status, 201, JSON.stringify(made));
  assert.deepEqual([made.sumFen, made.priceFen], [994360, 944600]);
  const expected = { mattress: 487005, bed: 370389, stand: 87206 };
  assert.deepEqual(Object.fromEntries(made.parts.map((part: Line) => [part.key, part.netFen])), expected);
  const lines = desk.linesOf(made);
  const quote = await desk.quote(lines);
  assert.deepEqual([quote.listFen, quote.netFen, nets(quote.lines)], [994360, 944600, expected]);
  assert.deepEqual(
    quote.why.map(({ name, outcome, fen }: Line) => [name, outcome, fen]),
    [['卧室三件套', 'applied', 49760]],
  );
  const memberId = await enrol(world, shop.ada.token, '13800138101', '陈');
  const body = { lines, memberId, expectedNetFen: 944600, cash: { receivedFen: 944600 } };
  const { body: slip } = await world.call(orders, 'POST /orders/slips', { token: shop.ada.token, body });
  assert.deepEqual([slip.state, slip.netFen, nets(slip.lines ?? [])], ['PAID', 944600, expected], JSON.stringify(slip));
  assert.deepEqual(
    slip.lines.map((line: Line) => [line.kit.name, line.configurationText]),
    [
      ['卧室三件套', '宽度 1.8 米 · 内芯 乳胶'],
      ['卧室三件套', '宽度 1.8 米 · 床架 箱体'],
      ['卧室三件套', '床头柜'],
    ],
  );
  const mine = await world.call(orders, 'GET /orders/mine/{slipId}', {
    token: await world.signIn({ kind: 'customer', memberId }),
    params: { slipId: slip.slipId },
    query: { dealerId: shop.dealerId },
  });
  assert.equal(mine.body.lines?.[0]?.kit?.name, '卧室三件套', JSON.stringify(mine.body));
});

test('one stand comes back at its own share, and what was returned sums to what was paid', async () => {
  const { body: made } = await desk.made(kitId, whole);
  const body = { lines: desk.linesOf(made), expectedNetFen: 944600, cash: { receivedFen: 944600 } };
  const { body: slip } = await world.call(orders, 'POST /orders/slips', { token: shop.ada.token, body });
  const back = async (lines: object[], expectedRefundFen: number) => {
    const asked = { lines, reason: '不合适', expectedRefundFen };
    const call = { token: shop.ada.token, params: { slipId: slip.slipId }, body: asked };
    return world.call(orders, 'POST /orders/slips/{slipId}/returns', call);
  };
  const one = await back([{ lineKey: 'stand', qty: 1 }], 43603);
  assert.equal(one.status, 201, JSON.stringify(one.body));
  const rest = [
    { lineKey: 'stand', qty: 1 },
    { lineKey: 'mattress', qty: 1 },
    { lineKey: 'bed', qty: 1 },
  ];
  assert.equal((await back(rest, 944600 - 43603)).status, 201);
});

test('two kits cost twice one; a kit with a part missing is only goods; one part more costs its own price', async () => {
  const { body: made } = await desk.made(kitId, whole);
  assert.equal((await desk.quote(desk.linesOf(made, 2))).netFen, 2 * 944600);
  const [mattress, bed, stand] = desk.linesOf(made);
  assert.equal((await desk.quote([mattress, bed])).netFen, 512660 + 389900);
  const third = await desk.quote([mattress, bed, { ...stand, qty: 3 }]);
  assert.equal(third.netFen, 944600 + 45900);
});

test('what cannot be made is refused; an older version is refused, but what was made of it keeps its price', async () => {
  assert.equal((await desk.made(kitId, { width: 1500, 'mattress.core': 'latex' })).body.code, 'CONFIGURATION_IMPOSSIBLE');
  assert.equal((await desk.made(kitId, { width: 1500 })).body.code, 'CONFIGURATION_INCOMPLETE');
  const { body: made } = await desk.made(kitId, whole);
  const params = { kitId };
  const next = { ...desk.bedroom, price: { priceFen: 900000 } };
  const published = await desk.post('POST /configurator/kits/{kitId}/versions', next, shop.hq.token, params);
  assert.deepEqual([published.status, published.body.version], [201, 2], JSON.stringify(published.body));
  assert.equal((await desk.made(kitId, whole)).body.code, 'KIT_CHANGED');
  const { body: newer } = await desk.made(kitId, whole, 2);
  assert.equal(newer.priceFen, 900000);
  assert.deepEqual([(await desk.quote(desk.linesOf(made))).netFen, (await desk.quote(desk.linesOf(newer))).netFen], [944600, 900000]);
});

test('the kit pins its parts: a model’s new version does not change what the kit is made of', async () => {
  const { body: kit } = await desk.publishKit();
  const dearer = { price: { tables: {}, std: 999900 }, vars: { width: [1500, 1800], core: ['spring', 'latex'] }, rules: [] };
  assert.equal((await desk.republish(shop.skus['TENT-2'], { model: dearer })).status, 201);
  const { body: made } = await desk.made(kit.kitId, whole);
  assert.equal(made.priceFen, 944600, JSON.stringify(made));
});

test('head office is told what is wrong with a kit, and nobody else publishes one', async () => {
  const [first] = desk.bedroom.parts;
  const codes = [];
  for (const changed of [
    { parts: [first, { ...first, name: '另一个' }] },
    { shared: ['core'] },
    { parts: [first, { key: 'x', name: '没有的', qty: 1, of: { skuId: `sk_${'0'.repeat(26)}` } }], shared: [], rules: [] },
    { rules: [{ id: 'K1', not: { 'bed.base': ['box'] } }] },
  ])
    codes.push((await desk.publishKit(changed)).body.code);
  assert.deepEqual(codes, ['KIT_PART_TWICE', 'KIT_SHARED_UNKNOWN', 'KIT_PART_UNKNOWN', 'KIT_UNFIT']);
  assert.equal((await desk.post('POST /configurator/kits', desk.bedroom)).status, 403);
});
