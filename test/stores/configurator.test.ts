import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as catalogue } from '#catalogue/routes';
import { handler as configurator } from '#configurator/routes';
import { handler as orders } from '#orders/routes';
import { handler as pricing } from '#pricing/routes';
import { openShop, type Shop } from '../builders/shop.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
let modelId: string;
before(async () => {
  world = await startWorld();
  shop = await openShop(world);
});
after(() => world.stop());

const labels = {
  size: { name: '尺寸', values: { two: { name: '双人' }, four: { name: '四人' } } },
  fly: { name: '外帐', values: { light: { name: '轻量' }, storm: { name: '抗风' } } },
};
const price = {
  tables: { base: { two: 100000, four: 180000 }, fly: { light: 0, storm: 30000 } },
  std: ['add', { lookup: 'base', keys: [{ v: 'size' }] }, { lookup: 'fly', keys: [{ v: 'fly' }] }],
};
const model = (rules: unknown[]) => ({ vars: { size: ['two', 'four'], fly: ['light', 'storm'] }, rules, price });
const fourNeedsStorm = { id: 'R1', if: { size: ['four'] }, then: { fly: ['storm'] } };
const publishing = (rules: unknown[]) => ({ skuId: shop.skus['TENT-2'], name: '帐篷选配', labels, model: model(rules) });
const configure = (choices: object, modelVersion = 1) =>
  world.call(configurator, 'POST /configurator/configurations', { token: shop.ada.token, body: { modelId, modelVersion, choices } });

test('a model that no product satisfies is refused with the rules that contradict each other', async () => {
  const contrary = [fourNeedsStorm, { id: 'R2', not: { fly: ['storm'] } }, { id: 'R3', not: { size: ['two'] } }];
  const { status, body } = await world.call(configurator, 'POST /configurator/models', {
    token: shop.hq.token,
    body: publishing(contrary),
  });
  assert.deepEqual([status, body.code], [422, 'MODEL_UNFIT']);
  assert.match(body.message, /没有任何产品/);
});

test('head office publishes a model, and a guide’s phone gets everything it needs to configure by itself', async () => {
  const { status, body } = await world.call(configurator, 'POST /configurator/models', {
    token: shop.hq.token,
    body: publishing([fourNeedsStorm]),
  });
  assert.equal(status, 201, JSON.stringify(body));
  modelId = body.modelId;
  const shown = await world.call(configurator, 'GET /configurator/models/{modelId}', { token: shop.ada.token, params: { modelId } });
  assert.deepEqual(shown.body.diagram.vars, { size: ['two', 'four'], fly: ['light', 'storm'] });
  assert.ok(shown.cost.calls <= 2);
});

test('what is implied need not be chosen; the price and the words are the server’s own', async () => {
  const { body } = await configure({ size: 'four' });
  assert.deepEqual([body.priceFen, body.text], [210000, '尺寸 四人 · 外帐 抗风']);
});

test('an incomplete or impossible choice, or one of another version, is refused and nothing is kept', async () => {
  assert.deepEqual(
    [(await configure({ size: 'two' })).body.code, (await configure({ size: 'two' })).body.facts],
    ['CONFIGURATION_INCOMPLETE', { missing: '外帐' }],
  );
  assert.equal((await configure({ size: 'four', fly: 'light' })).body.code, 'CONFIGURATION_IMPOSSIBLE');
  assert.equal((await configure({ size: 'four' }, 2)).body.code, 'MODEL_CHANGED');
});

test('a configured product is quoted and sold at its own price, with its words on the slip', async () => {
  const { body: made } = await configure({ size: 'two', fly: 'storm' });
  const lines = [{ lineKey: 'L1', skuId: shop.skus['TENT-2'], qty: 1, configurationId: made.configurationId }];
  const { body: quote } = await world.call(pricing, 'POST /pricing/quotes', { token: shop.ada.token, body: { lines } });
  assert.equal(quote.netFen, 130000, JSON.stringify(quote));
  const { body: slip } = await world.call(orders, 'POST /orders/slips', { token: shop.ada.token, body: { lines, expectedNetFen: 130000 } });
  assert.equal(slip.lines?.[0]?.configurationText, '尺寸 双人 · 外帐 抗风', JSON.stringify(slip));
});

test('a new version takes over at once; a dealer’s guide may not publish', async () => {
  const params = { modelId };
  const next = await world.call(configurator, 'POST /configurator/models/{modelId}/versions', {
    token: shop.hq.token,
    params,
    body: publishing([]),
  });
  assert.deepEqual([next.status, next.body.version], [201, 2]);
  assert.equal((await configure({ size: 'four', fly: 'light' }, 2)).status, 201);
  const guide = await world.call(configurator, 'POST /configurator/models', { token: shop.ada.token, body: publishing([]) });
  assert.equal(guide.status, 403);
  const unused = await world.call(catalogue, 'GET /catalogue/skus', { token: shop.ada.token, query: { q: '帐篷' } });
  assert.equal(unused.body.items.length, 1);
});
