import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as commissions } from '#commissions/routes';
import { publishRules } from '#commissions/writes';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { openShop, type Shop } from '../builders/shop.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
before(async () => {
  world = await startWorld({});
  shop = await openShop(world);
  const lamp = { id: 'LAMP', version: 1, match: { sku: shop.skus['LAMP-1'] ?? '' }, base: 'QTY', perUnitFen: 500 } as const;
  const boots = { id: 'BOOTS', version: 1, match: { category: '徒步鞋' }, base: 'NET', rateBps: 300 } as const;
  const here = { id: 'HERE', version: 1, match: { brand: '山岚' }, who: { storeId: shop.storeId }, base: 'NET', rateBps: 250 } as const;
  const over = { id: 'OVER', version: 1, match: {}, base: 'NET', rateBps: 900, to: '2020-01-01T00:00:00+08:00' } as const;
  const all = { id: 'ALL', version: 1, match: {}, base: 'NET', rateBps: 200 } as const;
  const writes = publishRules(shop.scope, { version: 2, rules: [over, all, here, boots, lamp] });
  await world.inside(() => commit(systemContext('test', 'rules'), { writes, reply: null }));
});
after(() => world.stop());

test('a guide reads the rules in the order in which they are tried, articles and stores by name, those not in force last', async () => {
  const { status, body } = await world.call(commissions, 'GET /commissions/rules', { token: shop.ada.token });
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual(body.rules, [
    { id: 'LAMP', words: '萤火营地灯 标准 每件 5.00 元', live: true },
    { id: 'BOOTS', words: '徒步鞋 净额 3%', live: true },
    { id: 'HERE', words: 'SH一店：山岚 净额 2.5%', live: true },
    { id: 'ALL', words: '全部商品 净额 2%', live: true },
    { id: 'OVER', words: '全部商品 净额 9%，2020-01-01 前', live: false },
  ]);
});

test('the other dealer reads its own rules only', async () => {
  const { body } = await world.call(commissions, 'GET /commissions/rules', { token: shop.twin.ada.token });
  assert.deepEqual(body.rules, [{ id: 'R2', words: '全部商品 净额 2%', live: true }]);
});
